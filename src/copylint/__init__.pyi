# What `__init__.py` takes from its modules when it is first asked for, as type checkers see it.
from copylint.engine.fixer import Unstable as Unstable
from copylint.findings.filefix import FileFix as FileFix
from copylint.findings.finding import Evidence as Evidence
from copylint.findings.finding import Finding as Finding
from copylint.findings.finding import Fix as Fix
from copylint.findings.finding import Safety as Safety
from copylint.findings.finding import Severity as Severity
from copylint.findings.report import FileReport as FileReport
from copylint.findings.report import Note as Note
from copylint.formats.encoding import InputError as InputError
from copylint.linter.door import Linter as Linter
from copylint.linter.door import check as check
from copylint.linter.door import fix as fix
from copylint.linter.outcome import Corrected as Corrected
from copylint.linter.outcome import Report as Report
from copylint.linter.session import Session as Session
from copylint.linter.setting_values import ConfigError as ConfigError
from copylint.linter.settings import Settings as Settings
from copylint.rules.packerror import PackError as PackError
from copylint.text.spans import Edit as Edit
from copylint.text.spans import Span as Span

__version__: str
