# Sourced by run, test and hub: finds or installs what the machine lacks, and chooses the engine.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# need COMMAND PACKAGE…: installs Debian packages when the command is missing.
need() {
  local command=$1; shift
  command -v "$command" >/dev/null 2>&1 && return
  install_packages "$@"
  command -v "$command" >/dev/null 2>&1 || die "$command is needed and could not be installed (Debian packages: $*)."
}

install_packages() {
  command -v apt-get >/dev/null 2>&1 || die "Please install: $*"
  local sudo=""
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || die "Please install as root: apt-get install $*"
    sudo=sudo
  fi
  say "Installing $* …"
  $sudo apt-get update -qq >&2 || die "apt-get update failed."
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >/dev/null || die "apt-get install $* failed."
}

need_sdk() {
  command -v dotnet >/dev/null 2>&1 || die "The .NET 10 SDK is needed: dotnet is not on the PATH."
  case "$(dotnet --version 2>/dev/null)" in
    10.*) ;;
    *) die "The .NET 10 SDK is needed; dotnet --version says $(dotnet --version 2>/dev/null)." ;;
  esac
  command -v node >/dev/null 2>&1 || die "Node 20 is needed: node is not on the PATH."
}

# The engine: Engine=Orleans|Embedded in the environment decides; else the feed is asked once, by a restore of a
# project that holds nothing but Orleans and Stateless, and the answer kept in .engine.
choose_engine() {
  local root=$1
  if [ -n "${Engine:-}" ]; then
    case "$Engine" in
      Orleans|Embedded) ;;
      *) die "Engine must be Orleans or Embedded, not '$Engine'." ;;
    esac
    ENGINE_WHY="asked for"
  elif [ -s "$root/.engine" ]; then
    Engine=$(cat "$root/.engine")
    ENGINE_WHY="as the package feed answered before; delete .engine to ask again"
  else
    if dotnet restore "$root/scripts/probe/Probe.csproj" -v q >/dev/null 2>&1; then
      Engine=Orleans
      ENGINE_WHY="the package feed has it"
    else
      Engine=Embedded
      ENGINE_WHY="the package feed lacks Orleans or Stateless, so the stand-in in embedded/ is used"
    fi
    printf '%s\n' "$Engine" > "$root/.engine"
  fi
  export Engine
  say "Engine: $Engine ($ENGINE_WHY)."
}

build() {
  local root=$1 target=$2
  # One retry, since a restore can meet a passing fault of the feed.
  dotnet restore "$root/$target" -v q >&2 || dotnet restore "$root/$target" -v q >&2 || die "The packages could not be restored."
  dotnet build "$root/$target" -c Release -v q --no-restore -clp:NoSummary >&2 || die "The build failed."
}

# publish ROOT PROJECT TO: the program as it is deployed, compiled ahead for this machine so that it starts in half the time;
# a feed without the compiler gives a program that compiles as it runs.
publish() {
  local root=$1 project=$2 to=$3 machine ahead
  case "$(uname -m)" in
    aarch64|arm64) machine=linux-arm64 ;;
    *) machine=linux-x64 ;;
  esac
  for ahead in true false; do
    dotnet publish "$root/$project" -c Release -v q -clp:NoSummary -r "$machine" --no-self-contained \
      -p:Deployed=true -p:PublishReadyToRun="$ahead" -o "$to" >&2 && return
  done
  die "The build failed."
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 30000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}
