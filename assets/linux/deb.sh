#!/usr/bin/env bash
# Builds the Debian package of one architecture into dist: deb.sh <amd64|arm64> <version> <tags>. Everything in it is said here and in the files beside.
set -euo pipefail
arch=$1 version=$2 tags=$3
id=cn.liujin.ledger
cd "$(dirname "$0")/../.."
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
root=$work/root
export GOOS=linux GOARCH=$arch CGO_ENABLED=1
if [ "$arch" != "$(dpkg --print-architecture)" ]; then
  triplet=$(dpkg-architecture -a"$arch" -qDEB_HOST_MULTIARCH 2>/dev/null)
  export CC=$triplet-gcc PKG_CONFIG_LIBDIR=/usr/lib/$triplet/pkgconfig:/usr/share/pkgconfig
fi

put() { install -D -m 644 "$1" "$root/$2"; }
go build -tags "$tags" -ldflags "-X liujin/app.Version=$version -s -w" -o "$work/liujin" .
install -D -m 755 "$work/liujin" "$root/usr/bin/liujin"
put assets/linux/$id.desktop usr/share/applications/$id.desktop
put assets/linux/$id.xml usr/share/mime/packages/$id.xml
for n in 16 22 24 32 48 64 128 256 512; do
  convert assets/icon.png -strip -resize ${n}x$n "$work/$n.png"
  put "$work/$n.png" usr/share/icons/hicolor/${n}x$n/apps/$id.png
  put "$work/$n.png" usr/share/icons/hicolor/${n}x$n/mimetypes/application-x-liujin-ledger.png
done

doc=$root/usr/share/doc/liujin
put assets/linux/copyright usr/share/doc/liujin/copyright
assets/licences.sh "$tags" | gzip -9n >"$doc/licences.txt.gz"
printf 'liujin (%s) unstable; urgency=medium\n\n  * 六进履职台账 %s\n\n -- %s  %s\n' "$version" "$version" "$(sed -n 's/^Maintainer: //p' assets/linux/control)" \
  "$(git log -1 --format=%aD 2>/dev/null || date -R)" | gzip -9n >"$doc/changelog.gz"
chmod 644 "$doc"/*
mkdir -p "$root/usr/share/man/man1"; gzip -9nc assets/linux/liujin.1 >"$root/usr/share/man/man1/liujin.1.gz"

# What the program needs, with the oldest versions that do, is read out of it; control adds what the window loads by name when it opens.
mkdir "$work/debian"; printf 'Source: liujin\n\nPackage: liujin\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && DEB_HOST_ARCH=$arch dpkg-shlibdeps -O ./liujin 2>/dev/null | sed 's/^shlibs:Depends=//')
size=$(du -sk "$root" | cut -f1)
mkdir "$root/DEBIAN"
sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$size/; s/@DEPENDS@/$depends/" assets/linux/control >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod -R go-w "$root"; chmod 644 "$root"/DEBIAN/*
mkdir -p dist
dpkg-deb --root-owner-group -Zxz --build "$root" "dist/liujin_${version}_$arch.deb" # xz: domestic systems' dpkg knows no zstd
