import { referencesToJson } from '../../core/report/json';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { referencesToText } from '../../core/report/text';
import type { Command } from '../command';
import { findReferences } from '../find';
import { createHost, createLog } from '../host';
import { commonFlags, formatFlag } from '../settings';
import { createNoStore } from '../store';

export const refs: Command = {
	name: 'refs',
	takes: '[paths…]',
	about: 'list the models that files name; no network',
	flags: [formatFlag, ...commonFlags],
	async run({ words, flags }, terminal) {
		const log = createLog(flags.has('verbose'), terminal.note);
		const host = createHost({ store: createNoStore(), log, assets: terminal.assets });
		const files = await findReferences(words, host, terminal);
		const paint = terminal.colours ? ansiPaint : noPaint;
		terminal.out(flags.get('format') === 'json' ? referencesToJson(files) : referencesToText(files, paint));
		return 0;
	},
};
