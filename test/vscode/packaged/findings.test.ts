import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** A finding as `check --format json` writes it. */
interface Written {
	readonly path: string;
	readonly line: number;
	readonly col: number;
	readonly rule: string;
	readonly severity: string;
	readonly message: string;
	readonly suppressed?: unknown;
}

const severities = ['error', 'warning', 'info', 'hint'];

suite('the packaged extension', () => {
	test('finds in the demo what the command line finds there', async () => {
		const expected = process.env.WEIGHTWISE_EXPECTED;
		assert.ok(expected, 'WEIGHTWISE_EXPECTED names what the command line found.');
		const { findings } = JSON.parse(readFileSync(expected, 'utf8')) as { findings: readonly Written[] };
		const written = findings
			.filter(({ suppressed }) => !suppressed)
			.map(({ path, line, col, severity, rule }) => `${path}:${line}:${col} ${severity} ${rule}`);
		await vscode.commands.executeCommand('weightwise.scanWorkspace');
		const shown = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
			diagnostics
				.filter(({ source }) => source === 'weightwise')
				.map(({ range: { start }, severity, code }) => {
					const rule = typeof code === 'object' ? code.value : code;
					const place = `${vscode.workspace.asRelativePath(uri)}:${start.line + 1}:${start.character + 1}`;
					return `${place} ${severities[severity]} ${rule}`;
				}),
		);
		assert.ok(written.length > 20, `${written.length} findings of the command line`);
		assert.deepEqual(shown.sort(), written.sort());
	});
});
