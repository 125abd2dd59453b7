# Sourced by test.sh: Chromium, fonts and a private PostgreSQL.

postgres_directory=

find_chromium() {
  local place
  for place in "${CHROMIUM_PATH:-}" /usr/bin/chromium /usr/bin/google-chrome /usr/bin/google-chrome-stable /snap/bin/chromium; do
    [[ -n $place && -x $place ]] && { printf '%s' "$place"; return 0; }
  done
  return 1
}

# The newest installed PostgreSQL's programs; Debian keeps them outside PATH.
find_postgres() {
  local initdb
  initdb=$( { command -v initdb; ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V; } | tail -n 1 )
  [[ -n $initdb ]] && dirname -- "$(readlink -f -- "$initdb")"
}

has_chinese_font() { command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh file) ]]; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "This needs root and there is no sudo: $*"; return 1
  fi
}

apt_install() {
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@")
  say "Installing $*"
  as_root "${install[@]}" >&2 || { as_root apt-get update >&2 && as_root "${install[@]}" >&2; }
}

install_test_tools() {
  local missing=()
  # Ubuntu's package "chromium-browser" only points to the snap.
  find_chromium >/dev/null || { grep -qs '^ID=ubuntu' /etc/os-release || missing+=(chromium); }
  has_chinese_font || missing+=(fontconfig fonts-noto-cjk)
  find_postgres >/dev/null || missing+=(postgresql)
  if (( ${#missing[@]} > 0 )); then apt_install "${missing[@]}" || say "apt-get could not install: ${missing[*]}"; fi
  if ! find_chromium >/dev/null && command -v snap >/dev/null; then as_root snap install chromium >&2; fi

  local ready=0
  has_chinese_font || { ready=1; say 'No Chinese font is installed: sudo apt-get install fonts-noto-cjk'; }
  find_postgres >/dev/null || { ready=1; say 'PostgreSQL 15 or newer is missing: sudo apt-get install postgresql'; }
  return "$ready"
}

# Runs after the build. Where apt and snap brought no Chromium (an Ubuntu container, WSL), Playwright downloads its own.
choose_chromium() {
  local driver=$root/ExpertReview.Tests/bin/Debug/net10.0/.playwright/package
  if ! CHROMIUM_PATH=$(find_chromium); then
    CHROMIUM_PATH=$(node -p 'require(process.argv[1]).chromium.executablePath()' "$driver") || return 1
    [[ -x $CHROMIUM_PATH ]] || { say 'Installing Chromium by Playwright'; node "$driver/cli.js" install --with-deps --no-shell chromium >&2; }
  fi
  export CHROMIUM_PATH
  [[ -x $CHROMIUM_PATH ]] || {
    say 'There is no Chromium: apt and snap have none here, and Playwright could not download its own from cdn.playwright.dev.'
    say '  Install chromium (Debian), the snap chromium or google-chrome-stable (Ubuntu), or set CHROMIUM_PATH to its program.'
    return 1
  }
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [[ $(id -u) == 0 ]]; then runuser -u "$postgres_user" -- "$@"; else "$@"; fi
}

start_postgres() {
  local programs port attempt
  programs=$(find_postgres)
  local version
  version=$("$programs/postgres" --version | grep -oE '[0-9]+' | head -n 1)
  (( version >= 15 )) || { say "PostgreSQL 15 or newer is needed; $programs has $version."; return 1; }
  if [[ $(id -u) == 0 ]]; then
    postgres_user=postgres
    id "$postgres_user" >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin "$postgres_user" || return 1
  fi

  postgres_directory=$(mktemp -d "${TMPDIR:-/tmp}/expertreview-postgres.XXXXXX")
  [[ $(id -u) != 0 ]] || chown "$postgres_user" "$postgres_directory"
  postgres_programs=$programs
  pushd "$postgres_directory" >/dev/null || return 1
  as_postgres "$programs/initdb" --pgdata="$postgres_directory/data" --username=expertreview --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null \
    || { popd >/dev/null; return 1; }
  for attempt in 1 2 3; do
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
    # Durability is not what the tests of this run are about; losing the directory loses nothing.
    if as_postgres "$programs/pg_ctl" start --wait --silent --pgdata="$postgres_directory/data" --log="$postgres_directory/log" \
      --options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=300" >&2; then
      popd >/dev/null
      export EXPERTREVIEW_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=expertreview;Database=postgres"
      return 0
    fi
  done
  popd >/dev/null
  say "PostgreSQL did not start:"
  tail -n 20 "$postgres_directory/log" >&2
  return 1
}

stop_postgres() {
  [[ -n $postgres_directory ]] || return 0
  ( cd / && as_postgres "$postgres_programs/pg_ctl" stop --mode=immediate --silent --pgdata="$postgres_directory/data" >/dev/null 2>&1 )
  rm -rf -- "$postgres_directory"
  postgres_directory=
}
