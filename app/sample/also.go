package sample

import "liujin/data"

// also enters an enterprise a second time under another spelling and makes one of the two, as an office does when it finds out: the other
// spelling is a 又名 by then. A village is also called by what people say.
func (s *sampler) also() error {
	all, err := s.db.Enterprises()
	if err != nil {
		return err
	}
	villages, err := s.db.Villages()
	if err != nil {
		return err
	}
	again := data.Enterprise{EnterpriseFields: data.EnterpriseFields{Name: all[0].Name + "（新厂区）", Kind: all[0].Kind}}
	for _, part := range []struct {
		label string
		fn    func(*data.Tx) error
	}{
		{"新增市场主体“" + again.Name + "”", func(tx *data.Tx) error { return tx.SaveEnterprise(&again) }},
		{"合并“" + again.Name + "”到“" + all[0].Name + "”", func(tx *data.Tx) error {
			return tx.Merge(data.Merge{Of: data.KindEnterprise, Lose: again.ID, Keep: all[0].ID})
		}},
		{"修改村居“" + villages[0].Name + "”", func(tx *data.Tx) error {
			return tx.SaveAlso(data.KindVillage, &villages[0].Meta, "老街村")
		}},
	} {
		if _, err := s.db.Do(part.label, part.fn); err != nil {
			return err
		}
	}
	return nil
}
