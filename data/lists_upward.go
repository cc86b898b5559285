package data

// ReceivedSource is how an office's statement came.
type ReceivedSource string

// What a ReceivedSource can be.
const (
	SourceFile  ReceivedSource = "上报文件"
	SourceForm  ReceivedSource = "填报表" // a table that an office without the program filled in
	SourceTyped ReceivedSource = "代录"  // figures typed on the telephone's word
)

// ReceivedSources are all of them.
var ReceivedSources = []ReceivedSource{SourceFile, SourceForm, SourceTyped}

// ReceiptState is what the superior made of a file that went up (回执).
type ReceiptState string

// What a ReceiptState can be.
const (
	ReceiptTaken    ReceiptState = "已收"
	ReceiptDoubted  ReceiptState = "待核"
	ReceiptReturned ReceiptState = "退回"
)

// ReceiptStates are all of them.
var ReceiptStates = []ReceiptState{ReceiptTaken, ReceiptDoubted, ReceiptReturned}
