"""The program: its commands, and how whatever goes wrong ends."""

import sys
from collections.abc import Sequence
from typing import Final

import click

from brabantnorm_rules.cli.commands import Group, language_of
from brabantnorm_rules.cli.output import ExitCode, InputError, write, write_diagnostics
from brabantnorm_rules.errors import AssessmentError, Diagnostic, DossierError, ModuleError, Place, ScenarioError
from brabantnorm_rules.language.commands import INTERRUPTED

NAME: Final = "brabantnorm"

PROGRAM: Final = Group(
    NAME,
    {
        "assess": "brabantnorm_rules.cli.assess:assess_command",
        "attestations": "brabantnorm_rules.cli.attestations:attestations_command",
        "compare": "brabantnorm_rules.cli.compare:compare_command",
        "dossier": "brabantnorm_rules.cli.dossier:dossier_commands",
        "explain": "brabantnorm_rules.cli.explain:explain_command",
        "groups": "brabantnorm_rules.cli.groups:groups_command",
        "nulmeting": "brabantnorm_rules.cli.nulmeting:nulmeting_command",
        "plan": "brabantnorm_rules.cli.plan:plan_command",
        "region": "brabantnorm_rules.cli.region:region_command",
        "replay": "brabantnorm_rules.cli.replay:replay_command",
        "rules": "brabantnorm_rules.cli.rules:rules_commands",
        "sensitivity": "brabantnorm_rules.cli.sensitivity:sensitivity_command",
        "timeline": "brabantnorm_rules.cli.timeline:timeline_command",
    },
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; ``arguments`` are those of the process unless given.

    Returns the exit code: 0 done, 1 an outcome of ``--fail-on``, a scenario that fails or a receipt that differs, 2 bad
    input or usage, 130 interrupted.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    language = language_of(words)
    try:
        return int(PROGRAM.main(words, NAME, standalone_mode=False, obj=language) or ExitCode.DONE)
    except (click.Abort, KeyboardInterrupt):
        write(INTERRUPTED.in_language(language), error=True)
        return ExitCode.INTERRUPTED
    except SystemExit:
        return ExitCode.DONE  # whoever read the help had seen enough
    except click.UsageError as error:
        write_diagnostics((_diagnose(error),), language)
    except (InputError, ModuleError, DossierError, ScenarioError, AssessmentError) as error:
        write_diagnostics(error.diagnostics, language)
    except OSError as error:
        problem = Diagnostic("path-unreadable", Place(str(error.filename or "")), {"reason": error.strerror or ""})
        write_diagnostics((problem,), language)
    return ExitCode.BAD_INPUT


def _diagnose(error: click.UsageError) -> Diagnostic:
    """Return the diagnostic of a command line that does not fit its command."""
    context = error.ctx
    usage = f"{context.command_path if context else NAME} --help"
    match error:
        case click.NoSuchOption():
            close = "".join((error.possibilities or ())[:1])
            arguments = {"name": error.option_name, "usage": usage, "suggestion": close}
            return Diagnostic("option-unknown", Place(), arguments)
        case click.BadOptionUsage():
            return Diagnostic("option-misused", Place(), {"name": error.option_name, "usage": usage})
        case click.MissingParameter() if error.param is not None:
            shown = error.param.opts[-1] if error.param.param_type_name == "option" else error.param.human_readable_name
            return Diagnostic("argument-missing", Place(), {"name": shown, "usage": usage})
        case _ if context is not None and isinstance(context.command, click.Group):
            return Diagnostic("command-missing", Place(), {"usage": usage})
        case _:
            return Diagnostic("argument-extra", Place(), {"usage": usage})
