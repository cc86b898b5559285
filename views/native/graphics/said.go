package graphics

import (
	"errors"
	"path/filepath"
)

// Said is what the user is told where Start found no way to draw on Windows. Most often ANGLE was left behind when the program was copied,
// or taken away by what looks for viruses: that is said with where it belongs and where to take it from.
func Said(err error) string {
	const unharmed = "台账没有任何改动。\n\n"
	const log = "\n\n日志在 %LOCALAPPDATA%\\liujin\\liujin.log，可以发给维护人员。"
	var missing *AbsentError
	if !errors.As(err, &missing) {
		return "这台电脑现在画不出窗口：Direct3D 和 OpenGL 都不能用。" + unharmed +
			"请试一试：\n" +
			"1. 在本机（不要在远程桌面里）登录后再打开；\n" +
			"2. 请信息员更新显卡驱动，或运行 Windows 更新后重新启动电脑；\n" +
			"3. 重新运行安装包。" + log
	}
	return "画不出窗口：程序旁边缺少 angle 文件夹，或它里面的文件不全；没有它，这台电脑的显卡驱动又不支持 OpenGL ES。" + unharmed +
		"angle 文件夹要放在：\n" + filepath.Dir(missing.Folder) + "\n\n" +
		"从哪里来：\n" +
		"1. 安装的：重新运行安装包，会自动补上；\n" +
		"2. 拷来的：从原来的文件夹或压缩包里，把整个 angle 文件夹复制到 liujin.exe 旁边；\n" +
		"3. 补上又不见了：多半被杀毒软件删了，请把程序所在的文件夹加入信任。" + log
}
