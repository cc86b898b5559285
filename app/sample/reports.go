package sample

import (
	"fmt"

	"liujin/app"
	"liujin/app/days"
	"liujin/app/reports"
	"liujin/data"
)

// handedIn pastes a few messages of the deputies' group: some are plain, some are in doubt, one was dropped, and one is on record.
// It comes last, so that whatever was made before keeps its id.
func (s *sampler) handedIn() error {
	b := reports.New(app.New(s.db))
	head := func(person, ago int, clock string) string {
		return fmt.Sprintf("%s %s %s\n", s.people[person].Name, s.ago(ago), clock)
	}
	taken, err := b.Take(head(23, 2, "09:12") +
		"姓名：" + s.people[23].Name + "\n日期：昨天\n走进哪里：渔湾村\n做了什么：走访渔民6人\n群众反映：码头夜里没有路灯\n" +
		head(31, 2, "10:40") + "今天和李主任去了海缘家用纺织品厂，企业反映：1.旺季用工难；2.货车进出路窄，希望拓宽[图片]\n" +
		head(47, 1, "08:05") + "昨天下午在新风村走访了王大爷家，他反映水渠堵了两个月\n" +
		head(12, 1, "19:31") + "今天到大圩村宣讲惠农政策，听众30人\n" +
		head(15, 1, "20:02") + "建议下次培训放在周末[抱拳]\n")
	if err != nil || len(taken.IDs) != 5 {
		return fmt.Errorf("sample reports: %d: %w", len(taken.IDs), err)
	}
	if err := b.Drop(taken.IDs[4]); err != nil {
		return fmt.Errorf("sample reports: %w", err)
	}
	visits, err := s.db.VisitRows()
	if err != nil {
		return err
	}
	done := visits[len(visits)-1]
	r := data.Report{ReportFields: data.ReportFields{State: data.ReportConfirmed, Text: days.Short(done.Day) + "走访" + done.Topic,
		Sender: done.Deputies, Sent: done.Day, Came: done.Day, Day: done.Day, ActivityID: done.ID}}
	_, err = s.db.Do("登记待核记录", func(tx *data.Tx) error { return tx.SaveReport(&r) })
	return err
}
