package below

import (
	"fmt"

	"liujin/app/intake/forms"
	"liujin/data"
)

// Asked are the figures that a unit without the program is asked for, by its table (填报表) and by telephone (代录) alike: those that 汇总
// shows of a unit. Whoever fills them in has no ledger that counts, so each says how it is counted.
var Asked = [...]forms.Item{
	walk(data.WalkVillage, "代表到村、社区学习宣讲的场次"), walk(data.WalkEnterprise, "走访过的企业、商户等，同一家只算一次"),
	walk(data.WalkStation, "代表在家、站、点接待选民和履职的次数"), walk(data.WalkProject, "督办过的项目、议案建议，同一项只算一次"),
	walk(data.WalkVoters, "走访、征集建议时见到的选民，和述职的听众"), walk(data.WalkTraining, "参加过培训的代表，同一人只算一次"),
	{Key: "opinion.received", Name: "收到意见建议", Unit: "件", Says: "收到并登记的选民意见建议"},
	{Key: "opinion.late", Name: "逾期未答复", Unit: "件", Says: "收到的里面，到期末过了办理期限还没有答复的"},
	{Key: "opinion.owed", Name: "应答复意见建议", Unit: "件", Says: "答复期限落在这几天的"},
	{Key: "opinion.answered", Name: "已答复意见建议", Unit: "件", Says: "应答复的里面，到期末已经答复的"},
	{Key: "seats_planned", Name: "轮值应到", Unit: "人次", Says: "轮值接待班次排定的代表"},
	{Key: "seats_came", Name: "轮值本人到岗", Unit: "人次", Says: "应到的里面，本人到岗的，不含替班"},
	{Key: "deputies", Name: "在任代表", Unit: "人", Says: "到期末在任的代表，兼几级的算一人"},
	{Key: "trained", Name: "本届参加过培训的代表", Unit: "人", Says: "在任代表里，到期末本届参加过培训的"},
	{Key: "report_asked", Name: "应述职代表", Unit: "人", Says: "到期末本届应当向选民述职的代表"},
	{Key: "reported", Name: "本届已述职代表", Unit: "人", Says: "应述职的里面，到期末已经述职的"},
}

// walk asks for what was done of a walk-in.
func walk(w data.WalkIn, says string) forms.Item {
	info := w.Info()
	return forms.Item{Key: fmt.Sprintf("walk%d.done", w), Name: info.Title(), Unit: info.Unit, Says: says}
}
