# Every target is one script; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help up test soak bench build format format-check secret-scan test-full drawings screens schema authorization story-map verify-audit administrator clean

export PORT DATABASE EMAIL NAME FOR SOAK_SECONDS OrleansVersion

# Started in the background of another script, a command is born deaf to Ctrl-C.
interruptible := env --default-signal=INT

help: ## Lists every target
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 22

up: ## Runs the demo until Ctrl-C (PORT=8080, DATABASE=connection string)
	@$(interruptible) scripts/up.sh

test: ## Runs every suite on a PostgreSQL of its own
	@$(interruptible) scripts/test.sh

soak: ## Runs the soak tests on random seeds (FOR=10m)
	@$(interruptible) scripts/soak.sh

bench: ## Measures, each figure beside its baseline
	@$(interruptible) scripts/bench.sh

build: ## Builds everything
	@scripts/build.sh all

format: ## Puts the format right
	@scripts/format.sh

format-check: ## Says whether the format is right
	@scripts/format-check.sh

secret-scan: ## Looks for secrets in the tracked files
	@scripts/secret-scan.sh

test-full: ## Runs everything on the real packages, where the registry has them
	@scripts/test-full.sh

drawings: ## Draws the demo's tools again (SVG to JPEG)
	@scripts/drawings.sh

screens: ## Photographs the cockpit for docs/screens
	@$(interruptible) scripts/screens.sh

schema: ## Writes the API's schema to schema.graphql
	@scripts/schema.sh

authorization: ## Writes who may do what to docs/authorization.md
	@scripts/authorization.sh

story-map: ## Writes which tests show which story to docs/story-map.md, and prints it
	@scripts/story-map.sh

verify-audit: ## Recomputes the audit log and says what is wrong with it (DATABASE=connection string)
	@$(interruptible) scripts/verify-audit.sh

administrator: ## Invites the first administrator, and prints the link (EMAIL=…, NAME=…, DATABASE=connection string)
	@$(interruptible) scripts/administrator.sh

clean: ## Removes what was built and the demo's data
	@scripts/clean.sh
