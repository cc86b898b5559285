package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"liujin/app"
	"liujin/app/apptest"
	"liujin/app/desk"
	"liujin/app/rolls"
	"liujin/data"
)

// Everybody in the group is told at once; who isn't in it is to be called; where a receipt is asked, who gave none is said.
func TestCampaignTold(t *testing.T) {
	a := apptest.SampleOn(t, apptest.SampleDay)
	b := desk.New(a)
	id := apptest.Must(b.CampaignAhead())(t)
	rows := apptest.Must(b.CampaignDeliveries(id))(t)
	lines := func() (said []string) {
		for _, todo := range apptest.Must(b.Desk())(t).Todos {
			if todo.Line == app.TodoUntold {
				said = append(said, todo.Text)
			}
		}
		return said
	}
	if len(rows) < 50 || lines() != nil {
		t.Fatalf("%d deputies; before its first use the desk says %v", len(rows), lines())
	}
	out := []string{rows[3].ID, rows[9].ID, rows[20].ID}
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(a.MarkNotInChat(out, true))
	if left := apptest.Must(b.TellChat(id))(t); left != 3 {
		t.Errorf("%d are left", left)
	}
	told := func() (n int, not []string) {
		for _, r := range apptest.Must(b.CampaignDeliveries(id))(t) {
			if r.Delivered() {
				n++
			} else {
				not = append(not, r.ID)
			}
		}
		return n, not
	}
	if n, not := told(); n != len(rows)-3 || !slices.Equal(not, out) {
		t.Errorf("%d told, not %v", n, not)
	}
	if said := lines(); len(said) != 1 || !strings.HasPrefix(said[0], "3 名代表还没有传达到：") {
		t.Error(said)
	}
	refused := func(want string, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("not %q: %v", want, err)
		}
	}
	_, err := b.TellChat(id)
	refused("不在群里的 3 名请打电话", err)
	refused(rows[3].Called()+"还没有登记传达", b.ConfirmCampaign(id, []string{rows[0].ID, out[0]}))
	refused("没有可以取消的", b.UntellCampaign(id, out))
	do(b.TellCampaign(id, out, rolls.DeliveryBy{Method: data.DeliveryPhone, Day: a.Today()}))
	if said := lines(); said != nil {
		t.Error(said)
	}
	c := apptest.Must(a.Campaign(id))(t)
	c.Receipt = true
	do(a.SaveCampaign(&c))
	do(b.ConfirmCampaign(id, []string{rows[0].ID, rows[1].ID}))
	if said := lines(); len(said) != 1 || !strings.Contains(said[0], "还没有回执") || strings.Contains(said[0], rows[0].Called()) {
		t.Error(said)
	}
	do(b.UntellCampaign(id, out[:1]))
	if n, not := told(); n != len(rows)-1 || not[0] != out[0] {
		t.Errorf("%d told, not %v", n, not)
	}
	c = apptest.Must(a.Campaign(id))(t)
	do(a.DeleteCampaign(&c))
	if left := apptest.Must(a.DB().Deliveries("campaign", id))(t); len(left) > 0 {
		t.Errorf("%d stay of an activity month that is gone", len(left))
	}
	do(a.Undo())
	if n, _ := told(); n != len(rows)-1 {
		t.Errorf("undone: %d told", n)
	}
}

// recountTold compares who was told of the activity month, and who said so, with what is on record, and with what the desk says.
func recountTold(t *testing.T, a *app.App) {
	t.Helper()
	b := desk.New(a)
	id := apptest.Must(b.CampaignAhead())(t)
	on := map[string]data.Delivery{}
	for _, d := range apptest.Must(a.DB().Deliveries(string(data.KindCampaign), id))(t) {
		on[d.DeputyID] = d
	}
	in, missing, silent := 0, 0, 0
	for _, d := range apptest.Must(a.Deputies())(t) {
		if told, is := on[d.ID]; d.InOffice {
			in, missing, silent = in+1, missing+one(!is), silent+one(is && !told.Confirmed)
		}
	}
	rows := apptest.Must(b.CampaignDeliveries(id))(t)
	for i := range rows {
		r := &rows[i]
		if told, is := on[r.ID]; is != r.Delivered() ||
			is && (r.By.Method != told.Method || r.By.Day != told.Day || r.By.Confirmed != told.Confirmed) {
			t.Errorf("%s: %+v, on record %+v", r.Name, r.By, told)
		}
	}
	if len(rows) != in || in == 0 || missing == 0 || silent == 0 {
		t.Errorf("%d rows of %d in office; %d were not told, %d did not say so", len(rows), in, missing, silent)
	}
	var said []string
	for _, todo := range apptest.Must(b.Desk())(t).Todos {
		if todo.Line == app.TodoUntold {
			said = append(said, todo.Text)
		}
	}
	if len(said) != 2 || !strings.HasPrefix(said[0], fmt.Sprintf("%d 名代表还没有传达到", missing)) ||
		!strings.HasPrefix(said[1], fmt.Sprintf("%d 名代表还没有回执", silent)) {
		t.Errorf("%d and %d: %q", missing, silent, said)
	}
}
