; The installer for Windows (make installer): for one user, without administrator, in Chinese.
; Given by make: STUB (x86-unicode runs, and so can refuse, on every Windows), VERSION (as in FyneApp.toml), ROOT (the sources), DIST (what make windows built), SIDE (the picture beside the first and last page), OUT.
;
;   setup.exe /S [/D=folder]       installs without a word; /D= comes last and takes no quotes
;   uninstall.exe /S               the same for removing
; Exit codes: 0 done, 1 cancelled, 2 broken off, 3 the program stayed open, 4 this Windows is too old, 5 a newer version is there.
;
; Ledgers, their backups and photos, settings and log are never touched: they lie in 文档 and in the user's profile, not here.

Target ${STUB}
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include WordFunc.nsh
!include FileFunc.nsh

!define NAME "六进履职台账"
!define TYPE "liujin.ledger" ; what Windows knows the kind of file by
!define WINDOW "cn.liujin.ledger.instance" ; className in views/native/instance_windows.go
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\cn.liujin.ledger"
!define OPEN "${NAME}还开着。$\n$\n请先关掉它的窗口（没有保存的，它会问），再点“重试”。"

!define EXIT_OPEN 3
!define EXIT_SYSTEM 4
!define EXIT_NEWER 5

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" InstallLocation ; an upgrade goes where the program is
ShowInstDetails hide
ShowUninstDetails hide

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 ProductName "${NAME}"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 FileDescription "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 LegalCopyright "Apache-2.0"

; Pages ------------------------------------------------------------------

!define MUI_ICON "${ROOT}/assets/icon.ico"
!define MUI_UNICON "${ROOT}/assets/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "还没有装完，要退出吗？"

!define MUI_WELCOMEPAGE_TITLE "安装 ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "只为当前用户安装，不需要管理员权限，不需要联网。$\r$\n$\r$\n已经装有旧版本的，会换成这个版本；台账、照片和备份一概不动。$\r$\n$\r$\n点“下一步”继续。"
!insertmacro MUI_PAGE_WELCOME

!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipWhenUpgrading
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!define MUI_DIRECTORYPAGE_TEXT_TOP "程序将装在下面的文件夹里，一般不用改。台账另外存放在“文档\${NAME}”。"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "${NAME} ${VERSION} 装好了"
!define MUI_FINISHPAGE_TEXT "从“开始”菜单打开它，或者双击 .ledger 台账文件。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\liujin.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开"
!define MUI_FINISHPAGE_SHOWREADME "" ; the page's second box
!define MUI_FINISHPAGE_SHOWREADME_TEXT "在桌面上放一个图标"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION OnDesktop
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑上卸载 ${NAME}。台账、照片和备份不会删除，仍在“文档\${NAME}”或您自己选的文件夹里。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "${NAME} 已卸载"
!define MUI_FINISHPAGE_TEXT "台账没有删除：台账、照片和备份仍在“文档\${NAME}”或您自己选的文件夹里，以后再装上就能接着用。$\r$\n$\r$\n设置和日志也还在（%APPDATA%\fyne\cn.liujin.ledger、%LOCALAPPDATA%\liujin），不再用可以自己删掉。"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE SimpChinese
SetFont /LANG=${LANG_SIMPCHINESE} "Microsoft YaHei UI" 9

; What both of them ask ---------------------------------------------------

; Refuse says why nothing is done and ends with an exit code.
!macro Refuse code text
  MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; WaitUntilClosed asks to close the program until it is closed or the user gives up; without a user it waits half a minute.
; The window tells that the program is open; a command at work, or another session of the user, only by the file that it holds.
!macro WaitUntilClosed un
  Function ${un}WaitUntilClosed
    StrCpy $1 0
    ${Do}
      System::Call 'user32::FindWindowExW(p -3, p 0, w "${WINDOW}", p 0) p .r0'
      ${If} $0 = 0
        ${IfNot} ${FileExists} "$INSTDIR\liujin.exe"
          Return
        ${EndIf}
        ClearErrors
        FileOpen $0 "$INSTDIR\liujin.exe" a
        ${IfNot} ${Errors}
          FileClose $0
          Return
        ${EndIf}
      ${EndIf}
      ${If} ${Silent}
      ${AndIf} $1 < 60
        IntOp $1 $1 + 1
        Sleep 500
      ${ElseIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${OPEN}" /SD IDCANCEL IDCANCEL`
        SetErrorLevel ${EXIT_OPEN}
        Abort "${NAME}还开着，没有做任何改动。"
      ${EndIf}
    ${Loop}
  FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

; RemoveProgram removes what an installation put into a folder and the folder if nothing else is in it.
!macro RemoveProgram folder
  Delete "${folder}\liujin.exe"
  Delete "${folder}\angle\libEGL.dll"
  Delete "${folder}\angle\libGLESv2.dll"
  Delete "${folder}\angle\LICENSE"
  RMDir "${folder}\angle"
  Delete "${folder}\LICENSE.txt"
  Delete "${folder}\licences.txt"
  Delete "${folder}\uninstall.exe"
  RMDir "${folder}"
!macroend

; Explorer is told that icons and programs of files have changed.
!macro Refresh
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

; Installing --------------------------------------------------------------

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse ${EXIT_SYSTEM} "${NAME}需要 Windows 10 或 11（64 位），这台电脑的 Windows 版本太旧，没有安装。$\n$\n请在 Windows 10 以上的电脑上安装，或请信息员升级系统。"
  ${EndIf}
  ${IfNot} ${RunningX64}
    !insertmacro Refuse ${EXIT_SYSTEM} "${NAME}需要 64 位的 Windows 10 或 11，这台电脑的 Windows 是 32 位，没有安装。"
  ${EndIf}

  ReadRegStr $0 HKCU "${UNINSTALL}" DisplayVersion
  ${VersionCompare} "$0" "${VERSION}" $1 ; 1: the one that is there is newer
  ${If} $0 != ""
  ${AndIf} $1 = 1
    ${If} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "这台电脑上已经装有较新的 $0，这里是较旧的 ${VERSION}。$\n$\n用新版打开过的台账，旧版可能打不开。仍要换成旧版吗？" /SD IDNO IDNO`
      SetErrorLevel ${EXIT_NEWER}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Function SkipWhenUpgrading
  ReadRegStr $0 HKCU "${UNINSTALL}" InstallLocation
  ${If} $0 == $INSTDIR
  ${AndIf} ${FileExists} "$INSTDIR\liujin.exe"
    Abort ; skips the page
  ${EndIf}
FunctionEnd

; CheckFolder finds out at once, and not amid copying, that only an administrator may write there.
Function CheckFolder
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\uninstall.exe" a
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "这个文件夹不能写入，换一个吧，例如：$\n$LOCALAPPDATA\Programs\${NAME}"
    Abort ; stays on the page
  ${EndIf}
  FileClose $0
FunctionEnd

Section "程序" Program
  Call WaitUntilClosed

  ReadRegStr $0 HKCU "${UNINSTALL}" InstallLocation
  ${If} $0 != ""
  ${AndIf} $0 != $INSTDIR
    !insertmacro RemoveProgram "$0" ; it moves: no second copy stays behind
  ${EndIf}

  SetOutPath "$INSTDIR\angle"
  File "${DIST}/angle/libEGL.dll"
  File "${DIST}/angle/libGLESv2.dll"
  File "${DIST}/angle/LICENSE"
  SetOutPath "$INSTDIR"
  File "${DIST}/liujin.exe"
  File /oname=LICENSE.txt "${ROOT}/LICENSE"
  File "${DIST}/licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\liujin.exe"

  WriteRegStr HKCU "Software\Classes\.ledger" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.ledger\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "${NAME}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\liujin.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\liujin.exe" "%1"'
  !insertmacro Refresh

  WriteRegStr HKCU "${UNINSTALL}" DisplayName "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "$INSTDIR\liujin.exe"
  WriteRegStr HKCU "${UNINSTALL}" Publisher "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
  SectionGetSize ${Program} $0 ; in KB, as Windows wants it
  WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize $0
SectionEnd

Function OnDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\liujin.exe"
FunctionEnd

; Removing ------------------------------------------------------------------

Section Uninstall
  Call un.WaitUntilClosed
  !insertmacro RemoveProgram "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"

  ReadRegStr $0 HKCU "Software\Classes\.ledger" ""
  ${If} $0 == "${TYPE}" ; another program may have taken the files over
    DeleteRegValue HKCU "Software\Classes\.ledger" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.ledger\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.ledger\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.ledger"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro Refresh
SectionEnd
