import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Lookup } from '../../../src/core/model';
import type { Analyses, Analysis } from '../../../src/vscode/analyses';
import { Diagnostics } from '../../../src/vscode/diagnostics';
import { ModelIndex } from '../../../src/vscode/modelIndex';
import { sheetOf } from '../../../src/vscode/sheets';
import { found, load, resolved } from '../../core/builders';
import { openFile, until } from './editor';

suite('findings, when a hub answers again', () => {
	test('are looked at at once where a hover has an answer that they lack, and nowhere else', async () => {
		const document = await openFile('answered-again.py', 'nothing = 1\n');
		let answer: Lookup = { state: 'unreachable', reason: 'It is down.' };
		let analysed = 0;
		const analyses = {
			forget: () => {},
			async analysis(asked: vscode.TextDocument) {
				const sheet = sheetOf(asked);
				const isOurs = asked === document;
				analysed += isOurs ? 1 : 0;
				return {
					sheet,
					findings: [],
					resolved: isOurs ? [resolved(answer, [load()])] : [],
				} as Partial<Analysis>;
			},
		} as unknown as Analyses;
		const index = new ModelIndex();
		const diagnostics = new Diagnostics({
			analyses,
			index,
			settings: () => ({ diagnostics: true }) as never,
			rulePage: () => document.uri,
			log: console as never,
		});
		const stateOf = () => index.references().map(({ resolved: one }) => one.lookup.state);
		try {
			await until(() => analysed === 1 && stateOf().join() === 'unreachable', 'the first look');
			const [known] = index.references();
			assert.ok(known);
			const { hub, id } = known.resolved.reference;
			diagnostics.answered({ hub, id: `${id}-large` });
			answer = found();
			diagnostics.answered({ hub, id });
			await until(() => stateOf().join() === 'found', 'the second look');
			assert.equal(analysed, 2);
			diagnostics.answered({ hub, id });
			// A look would be taken in a turn of its own.
			await new Promise((resolve) => setTimeout(resolve, 0));
			assert.equal(analysed, 2);
		} finally {
			diagnostics.dispose();
			index.dispose();
		}
	});
});
