#!/bin/sh
# Redraws every demo/drawings/*.jpg from its SVG: 800 × 600, no metadata, the same bytes from the same package versions.
set -eu
cd "$(dirname "$0")/../demo/drawings"

if ! command -v rsvg-convert >/dev/null || ! dpkg -s imagemagick >/dev/null 2>&1; then
  echo "Installing librsvg2-bin and imagemagick…"
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends librsvg2-bin imagemagick >/dev/null
fi

drawing="$(mktemp -d)"
trap 'rm -rf "$drawing"' EXIT

for svg in *.svg; do
  name="${svg%.svg}"
  rsvg-convert --width 800 --height 600 --format png --output "$drawing/$name.png" "$svg"
  convert "$drawing/$name.png" -strip -background '#f7efe0' -flatten -colorspace sRGB \
    -sampling-factor 4:2:0 -interlace JPEG -quality 85 "$name.jpg"
done

echo "$(ls ./*.jpg | wc -l) drawings in demo/drawings"
