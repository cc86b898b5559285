package importing_test

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"strings"
)

// Parts of a workbook that is as usual.
const (
	xmlns = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relHead   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType   = `"http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	sheetHead = `<worksheet` + xmlns + `>`
	rowsHead  = sheetHead + `<sheetData>`
	rowsTail  = `</sheetData></worksheet>`
)

func usualParts() map[string]flooded {
	return map[string]flooded{
		"[Content_Types].xml": {head: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-` +
			`officedocument.spreadsheetml.sheet.main+xml"/>` +
			`</Types>`},
		"_rels/.rels": {head: relHead + `<Relationship Id="rId1" Type=` + relType +
			`officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		"xl/workbook.xml": {head: `<workbook` + xmlns +
			`><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		"xl/_rels/workbook.xml.rels": {head: relHead + bookLinks + `</Relationships>`},
		"xl/worksheets/sheet1.xml":   {head: rowsHead + `<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>` + rowsTail},
	}
}

// bookLinks are what a usual workbook is made of.
const bookLinks = `<Relationship Id="rId1" Type=` + relType + `worksheet" Target="worksheets/sheet1.xml"/>` +
	`<Relationship Id="rId2" Type=` + relType + `sharedStrings" Target="sharedStrings.xml"/>` +
	`<Relationship Id="rId3" Type=` + relType + `styles" Target="styles.xml"/>`

// book is a workbook with other parts.
func book(name string, other map[string]flooded) hostile {
	return hostile{name, "table", ".xlsx", func(path string) error {
		parts := usualParts()
		for name, part := range other {
			parts[name] = part
		}
		return written(path, func(w io.Writer) error {
			z := zip.NewWriter(w)
			z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
			for name, part := range parts {
				to, err := z.Create(name)
				if err == nil {
					err = part.to(to)
				}
				if err != nil {
					return err
				}
			}
			return z.Close()
		})
	}}
}

func written(path string, fill func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return fill(f)
}

// sheet is a workbook with another sheet.
func sheet(name string, part flooded) hostile {
	return book(name, map[string]flooded{"xl/worksheets/sheet1.xml": part})
}

// rows is a sheet whose rows flood it.
func rows(name, text string, size int) hostile {
	return sheet(name, flooded{rowsHead, text, size, rowsTail})
}

// nested is one text in itself, so many deep.
func nested(open, end string, deep int) string {
	return strings.Repeat(open, deep) + strings.Repeat(end, deep)
}

func hostileBooks() []hostile {
	formula := func(text string) string { return `<row><c><f>` + text + `</f></c></row>` }
	return []hostile{
		rows("blanks between rows", " ", 38*mb),
		rows("rows without a cell", "<row/>", 38*mb),
		rows("cells at the end of many rows", `<row><c r="XFD1"><v>1</v></c></row>`, 20*mb),
		rows("a cell in the last corner", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, 1),
		rows("cells without end", `<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>`, 38*mb),
		rows("long texts in cells", `<row><c t="inlineStr"><is><t>`+strings.Repeat("长", 32000)+`</t></is></c></row>`, 38*mb),
		rows("wide rows", "<row>"+strings.Repeat("<c><v>1</v></c>", 100)+"</row>", 20*mb),
		rows("one text without end", `<row><c t="inlineStr"><is><t>`+strings.Repeat("长", 38*mb/3)+`</t></is></c></row>`, 1),
		rows("numbers of rows that overflow", `<row r="99999999999999999999"><c r="A99999999999"><v>1</v></c></row>`, 5*mb),
		rows("cells in a place that is none", `<row r="-5"><c r="ZZZZ0"><v>1</v></c><c r="0A"><v>1</v></c></row>`, 5*mb),
		rows("indexes of texts that are not there", `<row><c t="s"><v>4294967296</v></c><c t="s"><v>-1</v></c></row>`, 5*mb),
		sheet("merges that overlap", flooded{rowsHead + "</sheetData><mergeCells>", `<mergeCell ref="A1:ZZ9999"/>`, 4 * mb,
			"</mergeCells></worksheet>"}),
		sheet("one merge over all", flooded{rowsHead + "</sheetData><mergeCells>", `<mergeCell ref="A1:XFD1048576"/>`, 1,
			"</mergeCells></worksheet>"}),
		sheet("merges that are none", flooded{rowsHead + "</sheetData><mergeCells>", `<mergeCell ref="XFD9:A1:::"/><mergeCell ref=""/>`, mb,
			"</mergeCells></worksheet>"}),
		sheet("hidden columns without end", flooded{sheetHead + "<cols>", `<col min="1" max="16384" hidden="1"/>`, 38 * mb, "</cols>" +
			rowsHead[len(sheetHead):] +
			`<row><c><v>1</v></c></row>` + rowsTail}),
		sheet("deep elements", flooded{head: sheetHead + nested("<a>", "</a>", 2_000_000) + rowsHead[len(sheetHead):] + rowsTail}),
		sheet("deep elements in a cell", flooded{head: rowsHead + "<row><c><is>" + nested("<r>", "</r>", 2_000_000) + "</is></c></row>" +
			rowsTail}),
		sheet("an element that never ends", flooded{rowsHead, "<row", 38 * mb, ""}),
		sheet("attributes without end", flooded{rowsHead + "<row ", `a="b" `, 38 * mb, "/>" + rowsTail}),
		sheet("not a sheet", flooded{head: "\x00\x01\x02"}),
		rows("a formula on itself", formula("A1"), 1),
		rows("formulas on the one before", `<row><c><f>A1+A1</f></c></row><row><c><f>A1+A2+A3</f></c></row>`, 3*mb),
		rows("a text of a formula without end", formula(`REPT("长",1000000000)`), 1),
		rows("a text that doubles", doubling(), 1),
		rows("formulas on the one after", after(), 1),
		rows("a formula on many cells", formula("SUM(A1:CV25000)")+"<row>"+strings.Repeat("<c><v>1</v></c>", 100)+"</row>", 6*mb),
		rows("a sum over all", formula("SUM(A1:XFD1048576)"), 1),
		rows("sums over all", formula("SUMPRODUCT(A1:XFD1048576*A1:XFD1048576)"), 20_000),
		rows("deep parentheses", formula(nested("(", ")", 100_000)), 1),
		rows("a formula without end", formula(strings.Repeat("1+", 2*mb)+"1"), 1),
		rows("formulas that hang", formula(`IF(1,FACT(170)^FACT(170),COMBIN(1000000,500000))`), 20_000),
		book("texts without end", map[string]flooded{"xl/sharedStrings.xml": {"<sst" + xmlns + ">", "<si><t>a</t></si>", 38 * mb,
			"</sst>"}}),
		book("one shared text without end", map[string]flooded{"xl/sharedStrings.xml": {"<sst" + xmlns + "><si><t>", "长", 38 * mb,
			"</t></si></sst>"}}),
		book("entities", map[string]flooded{"xl/workbook.xml": {head: laughs()}}),
		book("entities in texts", map[string]flooded{"xl/sharedStrings.xml": {head: laughs()}}),
		book("styles without end", map[string]flooded{"xl/styles.xml": {"<styleSheet" + xmlns + "><cellXfs>", `<xf numFmtId="14"/>`,
			38 * mb, "</cellXfs></styleSheet>"}}),
		book("a number format without end", map[string]flooded{"xl/styles.xml": {"<styleSheet" + xmlns +
			`><numFmts><numFmt numFmtId="200" formatCode="`, `[=1]0;`, 20 * mb,
			`"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`}}),
		book("sheets without end", map[string]flooded{"xl/workbook.xml": {"<workbook" + xmlns + "><sheets>",
			`<sheet name="a" sheetId="1" r:id="rId1"/>`, 10 * mb, "</sheets></workbook>"}}),
		book("a sheet's name without end", map[string]flooded{"xl/workbook.xml": {"<workbook" + xmlns + `><sheets><sheet name="`, "长",
			20 * mb, `" sheetId="1" r:id="rId1"/></sheets></workbook>`}}),
		book("a book that is itself", map[string]flooded{"xl/_rels/workbook.xml.rels": {head: relHead + `<Relationship Id="rId1" Type=` +
			relType + `worksheet" Target="workbook.xml"/></Relationships>`}}),
		book("parts without end", map[string]flooded{"xl/_rels/workbook.xml.rels": {relHead + bookLinks, `<Relationship Id="x" Type=` +
			relType + `theme" Target="a.xml"/>`, 38 * mb,
			"</Relationships>"}}),
		book("parts outside", map[string]flooded{"xl/_rels/workbook.xml.rels": {head: relHead + `<Relationship Id="rId1" Type=` + relType +
			`worksheet" Target="../../../../etc/passwd"/></Relationships>`}}),
		book("a reach that is all", map[string]flooded{"xl/worksheets/sheet1.xml": {head: sheetHead + `<dimension ref="A1:XFD1048576"/>` +
			rowsHead[len(sheetHead):] + rowsTail}}),
		book("not a book", map[string]flooded{"xl/workbook.xml": {"", "<", 10 * mb, ""}}),
	}
}

// laughs is an entity in an entity in an entity.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "长长长长长长长长长长">`)
	for i := range 12 {
		fmt.Fprintf(&b, `<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	return b.String() + `]><workbook` + xmlns + `><sheets><sheet name="&a12;" sheetId="1" r:id="rId1"/></sheets></workbook>`
}

// doubling are formulas each of which is twice the one below it.
func doubling() string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, `<row><c><f>A%d&amp;A%d</f></c></row>`, i+2, i+2)
	}
	return b.String() + `<row><c t="inlineStr"><is><t>长</t></is></c></row>`
}

// after are formulas each of which needs the one below it.
func after() string {
	var b strings.Builder
	for i := range 500_000 {
		fmt.Fprintf(&b, `<row><c><f>A%d+1</f></c></row>`, i+2)
	}
	return b.String() + `<row><c><v>1</v></c></row>`
}
