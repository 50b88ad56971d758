import { referencesToJson } from '../../core/report/json';
import { atOwnPlaces } from '../../core/report/ownPlace';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { referencesToText } from '../../core/report/text';
import { unknownToJson, unknownToText } from '../../core/report/unknownLoads';
import type { Flag } from '../args';
import type { Command } from '../command';
import { findReferences, openProject } from '../find';
import { createHost, createLog } from '../host';
import { readThreads, threadsFlag } from '../searchThreads';
import { commonFlags, formatFlag } from '../settings';
import { createNoStore } from '../store';

const unknownFlag: Flag = {
	name: 'unknown',
	about: 'list the loads whose model the text does not name instead, and why',
};

const mentionsFlag: Flag = {
	name: 'mentions',
	about: 'also list what comments, messages and Markdown speak of',
};

export const refs: Command = {
	name: 'refs',
	takes: '[paths…]',
	about: 'list the models that files name; no network',
	flags: [formatFlag, unknownFlag, mentionsFlag, threadsFlag, ...commonFlags],
	async run({ words, flags }, terminal) {
		const log = createLog(flags.has('verbose'), terminal.note);
		const host = createHost({ store: createNoStore(), log, assets: terminal.assets });
		const { detector } = await openProject(words, host, terminal.cwd);
		const wanted = { mentions: flags.has('mentions') };
		const threads = readThreads(flags.get('threads'));
		const { files: found, unread } = await findReferences(words, detector, log, terminal, wanted, threads);
		const paint = terminal.colours ? ansiPaint : noPaint;
		const json = flags.get('format') === 'json';
		if (flags.has('unknown')) {
			terminal.out(json ? unknownToJson(found) : unknownToText(found, paint));
			return unread > 0 ? 2 : 0;
		}
		const files = atOwnPlaces(found);
		terminal.out(json ? referencesToJson(files) : referencesToText(files, paint));
		return unread > 0 ? 2 : 0;
	},
};
