"""Has another scanner judge files: `python peers.py TOOL < LIST` with a JSON list of paths on stdin.

Prints a JSON object a line: {"path", "verdict", "seconds"}, the verdict null where the tool does not read such a file;
and {"version", "memory"} at the end. Seconds are those of the scan alone; the fastest of `rounds`, or of as many as a
second holds where several are wanted (100 at most). None of the tools loads what it scans.
"""
import importlib.metadata
import io
import json
import logging
import resource
import sys
import time
import zipfile

logging.disable(logging.CRITICAL)

PICKLE_ENDINGS = ('.pkl', '.pickle', '.joblib', '.bin', '.pt', '.pth', '.ckpt', '.dat', '.data')


def picklescan(strict):
    from picklescan.scanner import scan_file_path

    def judge(path):
        result = scan_file_path(path, strict=strict)
        if result.issues_count > 0:
            return 'dangerous'
        if result.suspicious_count > 0 or result.scan_err:
            return 'suspicious'
        return 'safe' if result.scanned_files > 0 else None
    return judge


def fickling():
    from fickling.analysis import Severity
    from fickling.loader import scan_file, scan_zip_archive

    def judge(path):
        if zipfile.is_zipfile(path):
            results = list(scan_zip_archive(path, graceful=True).values())
        elif path.endswith(PICKLE_ENDINGS):
            results = [scan_file(path, graceful=True)]
        else:
            results = []
        if not results:
            return None
        worst = max((result.severity for result in results), key=lambda severity: severity.severity)
        if worst.severity >= Severity.LIKELY_UNSAFE.severity:
            return 'dangerous'
        return 'safe' if worst == Severity.LIKELY_SAFE and not any(result.errors for result in results) else 'suspicious'
    return judge


def modelscan():
    from modelscan.modelscan import ModelScan

    scanner = ModelScan()

    def judge(path):
        summary = scanner.scan(path)
        severe = summary['summary']['total_issues_by_severity']
        if severe.get('CRITICAL', 0) + severe.get('HIGH', 0) > 0:
            return 'dangerous'
        if summary['summary']['total_issues'] > 0 or summary['errors']:
            return 'suspicious'
        return 'safe' if summary['summary']['scanned']['total_scanned'] > 0 else None
    return judge


tools = {
    'picklescan': lambda: picklescan(False),
    'picklescan --strict': lambda: picklescan(True),
    'fickling': fickling,
    'modelscan': modelscan,
}


def main(tool, rounds):
    paths = json.load(sys.stdin)
    judge = tools[tool]()
    out = sys.stdout
    for path in paths:
        fastest = None
        verdict = None
        started = time.perf_counter()
        done = 0
        while done < rounds or (rounds > 1 and done < 100 and time.perf_counter() - started < 1):
            done += 1
            begun = time.perf_counter()
            sys.stdout = io.StringIO()
            try:
                verdict = judge(path)
            except Exception:  # A tool that fails has at least not called it clean.
                verdict = 'suspicious'
            sys.stdout = out
            took = time.perf_counter() - begun
            fastest = took if fastest is None else min(fastest, took)
        print(json.dumps({'path': path, 'verdict': verdict, 'seconds': fastest}))
    version = importlib.metadata.version(tool.split()[0])
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == 'darwin' else 1024
    print(json.dumps({'version': version, 'memory': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit}))


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]))
