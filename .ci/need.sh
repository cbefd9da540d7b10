# Installs a Debian package where its command is missing: `need python3 python3`. To be sourced.
need() {
  command -v "$1" >/dev/null && return
  install_package "$2"
}

install_package() {
  local sudo=
  test "$(id -u)" -eq 0 || sudo=sudo
  DEBIAN_FRONTEND=noninteractive $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "$1" >/dev/null
}
