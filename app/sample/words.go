package sample

import (
	"liujin/data"
)

// The words that the made-up ledger is put together from. Nothing here is real: the division code 990922 is assigned to nobody,
// every telephone number is 1390000xxxx, and people and enterprises are invented.

var sampleVillages = []struct {
	name string
	kind data.VillageKind
}{
	{"港口社区", data.VillageCommunity}, {"盐河社区", data.VillageCommunity}, {"新街社区", data.VillageCommunity}, {"海滨社区", data.VillageCommunity},
	{"东港村", data.VillageRural}, {"北港村", data.VillageRural}, {"盐田村", data.VillageRural}, {"海缘村", data.VillageRural},
	{"渔湾村", data.VillageRural},
	{"柳堤村", data.VillageRural}, {"双桥村", data.VillageRural}, {"沙河村", data.VillageRural}, {"三塘村", data.VillageRural},
	{"新风村", data.VillageRural},
}

var sampleGroups = []string{"经济小组", "农业农村小组", "城乡建设小组", "社会事业小组", "民主法治小组", "生态环境小组"}

type sampleStation struct {
	name    string
	kind    data.StationKind
	address string
	village int
}

var sampleStations = []sampleStation{
	{name: "东港镇人大代表之家", kind: data.StationHome, address: "东港镇人民路 18 号", village: 0},
	{name: "港口社区代表联络站", kind: data.StationLiaison, address: "港口社区党群服务中心一楼", village: 0},
	{name: "盐河社区代表联络站", kind: data.StationLiaison, address: "盐河社区便民服务中心", village: 1},
	{name: "北港村代表联络站", kind: data.StationLiaison, address: "北港村村部东侧", village: 5},
	{name: "渔湾村代表联络站", kind: data.StationLiaison, address: "渔湾村渔港码头 3 号", village: 8},
	{name: "双桥村代表联络站", kind: data.StationLiaison, address: "双桥村村部二楼", village: 10},
	{name: "东港工业园代表联系点", kind: data.StationPoint, address: "东港工业园服务大厅", village: 4},
	{name: "镇农贸市场代表联系点", kind: data.StationPoint, address: "新街社区农贸市场管理办公室", village: 2},
	{name: "新风村代表联系点", kind: data.StationPoint, address: "新风村农家书屋", village: 13},
}

var sampleHandlers = []string{"镇供电所", "镇社保所", "镇自然资源所", "镇财政分局", "镇经济发展办公室", "镇建设管理办公室", "镇农业农村办公室",
	"镇综合行政执法局", "镇市场监管分局", "镇水务站", "镇卫生院", "镇交通管理站"}

// sampleName is a name that the sample always has: rare characters, compound surnames, surnames with two readings, namesakes.
type sampleName struct {
	name      string
	gender    data.Gender
	ethnicity data.Ethnicity
}

var sampleNames = []sampleName{
	{"赵启明", data.GenderMale, ""}, {"孙玲", data.GenderFemale, ""}, {"周敏", data.GenderFemale, ""}, {"李冬", data.GenderMale, ""},
	{"何红", data.GenderFemale, ""}, {"钱进", data.GenderMale, ""},
	{"郑涛", data.GenderMale, ""}, {"冯玉兰", data.GenderFemale, ""}, {"陈国栋", data.GenderMale, ""}, {"王海燕", data.GenderFemale, ""},
	{"王海燕", data.GenderFemale, "回族"},
	{"高𬭎", data.GenderMale, ""}, {"陆㛃", data.GenderFemale, ""}, {"龚䶮", data.GenderMale, ""}, {"程喆", data.GenderMale, ""},
	{"林堃", data.GenderMale, ""}, {"郭赟", data.GenderMale, ""},
	{"苏婳", data.GenderFemale, ""}, {"谭昇", data.GenderMale, ""}, {"许珺", data.GenderFemale, ""}, {"尉迟芳", data.GenderFemale, ""},
	{"欧阳慧", data.GenderFemale, ""}, {"上官文博", data.GenderMale, ""},
	{"诸葛瑞", data.GenderMale, ""}, {"单桂英", data.GenderFemale, ""}, {"仇立新", data.GenderMale, ""}, {"解小丽", data.GenderFemale, ""},
	{"曾祥林", data.GenderMale, ""}, {"区少华", data.GenderMale, ""},
	{"阿依古丽·买买提", data.GenderFemale, "维吾尔族"}, {"木合塔尔江·阿不都热合曼", data.GenderMale, "维吾尔族"}, {"苏日娜", data.GenderFemale, "蒙古族"},
	{"金花子", data.GenderFemale, "朝鲜族"}, {"龙阿山", data.GenderMale, "苗族"},
}

// The other names are put together from these.
const (
	sampleSurnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐韩冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
)

var (
	sampleMen = []string{"建国", "志强", "德华", "永福", "成林", "海波", "春生", "学军", "立平", "文斌", "光明", "长河", "振东", "宏伟", "家旺", "明亮", "树林", "卫民", "子轩",
		"晓峰", "勇", "伟", "军", "磊", "超", "鹏", "刚", "平"}
	sampleWomen = []string{"桂兰", "秀英", "丽华", "春梅", "晓燕", "玉珍", "雪梅", "海霞", "淑芬", "巧云", "爱萍", "佳慧", "静怡", "文静", "小红", "凤霞", "芳", "娟", "敏",
		"静",
		"丽", "艳", "霞", "莉"}
)

// sampleJobs says what the deputies do: how many of each occupation, and the employers they come from. {v} is a village, {f} an enterprise.
var sampleJobs = []struct {
	occupation data.Occupation
	count      int
	groups     []int
	employers  []string
}{
	{data.OccupationOfficial, 16, []int{4, 0, 1, 2, 3, 5}, []string{"东港镇党委书记", "东港镇人大主席", "东港镇党委副书记、镇长", "东港镇人大副主席", "东港镇人民政府副镇长",
		"东港镇党委组织委员",
		"{v}党总支书记", "{v}党总支书记", "{v}党总支书记", "{v}党支部书记", "{v}党支部书记", "{v}党支部书记", "{v}民委员会主任", "{v}民委员会主任", "{v}妇联主席", "{v}村务监督委员会主任"}},
	{data.OccupationBusinessHead, 13, []int{0}, []string{"{f}负责人"}},
	{data.OccupationProfessional, 14, []int{3, 3, 5}, []string{"东港镇中心小学教师", "东港镇初级中学校长", "东港镇中心幼儿园园长", "东港镇卫生院主治医师", "东港镇卫生院护士长",
		"东港镇农技推广站农艺师",
		"东港镇畜牧兽医站兽医师", "东港镇文化站馆员", "东港镇水务站工程师", "{v}卫生室乡村医生", "东港镇初级中学教师", "东港司法所人民调解员", "东港镇自然资源所测绘员",
		"东港镇海缘纺织服装产业园联合工会委员会副主席、滨海海缘家用纺织品有限公司质量管理部高级工程师"}},
	{data.OccupationWorker, 14, []int{0, 2, 5}, []string{"{f}车间班组长", "{f}质检员", "{f}电工", "{f}焊工", "{f}设备维护员", "{f}仓储组长", "{f}挡车工"}},
	{data.OccupationFarmer, 24, []int{1, 1, 5, 2}, []string{"{v}水稻种植户", "{v}海水养殖户", "{v}大棚蔬菜种植户", "{v}农机手", "{v}村民小组组长", "{v}家庭农场主",
		"{v}渔民",
		"{v}桃园种植户"}},
	{data.OccupationOther, 5, []int{3, 4}, []string{"个体工商户", "东港镇商会秘书", "退休教师", "退役军人服务站志愿者", "东港镇快递网点快递员"}},
}
