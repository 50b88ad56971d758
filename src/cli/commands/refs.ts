import * as l10n from '@vscode/l10n';
import { referencesToJson } from '../../core/report/json';
import { atOwnPlaces } from '../../core/report/ownPlace';
import { ansiPaint, noPaint } from '../../core/report/paint';
import { referencesToText } from '../../core/report/text';
import { unknownToJson, unknownToText } from '../../core/report/unknownLoads';
import { openAnswerStore } from '../answerStore';
import type { Flag } from '../args';
import type { Command } from '../command';
import { findReferences, openProject } from '../find';
import { createHost, createLog } from '../host';
import { noCacheFlag } from '../keptSearch';
import { readThreads, threadsFlag } from '../searchThreads';
import { cacheFlag, commonFlags, formatFlag } from '../settings';
import { createNoStore } from '../store';

const unknownFlag: Flag = {
	name: 'unknown',
	about: l10n.t('list the loads whose model the text does not name instead, and why'),
};

const mentionsFlag: Flag = {
	name: 'mentions',
	about: l10n.t(
		'also list what comments, messages and Markdown speak of, and names that code only compares with',
	),
};

export const refs: Command = {
	name: 'refs',
	takes: '[paths…]',
	about: l10n.t('list the models that files name; no network'),
	flags: [formatFlag, unknownFlag, mentionsFlag, threadsFlag, cacheFlag, noCacheFlag, ...commonFlags],
	operands: ['files'],
	details: [
		l10n.t(
			'Reads the files below the paths; below the current folder when none is given. Ids are followed through imports, constants and defaults, also into other files.',
		),
		l10n.t(
			'A load is an id that a call, key or flag gets as it is written; a constant is one that has a name, and the call behind it is the one that gets it. Datasets and spaces are listed, and not judged.',
		),
	],
	exits: { 0: l10n.t('listed'), 2: l10n.t('misuse, or a file that was named cannot be read') },
	examples: [
		['refs', l10n.t('every model below this folder')],
		['refs service web/search.ts', l10n.t('those of a folder and of a file')],
		['refs --format json', l10n.t('with lines, columns and calls, for other programs')],
		['refs --unknown', l10n.t('loads whose model the text does not name')],
	],
	async run(given, terminal) {
		const { words, flags } = given;
		const log = createLog(flags.has('verbose'), terminal.note);
		const host = createHost({ store: createNoStore(), log, assets: terminal.assets });
		const searcher = await openProject(words, host, terminal.cwd);
		const wanted = { mentions: flags.has('mentions'), remarks: flags.has('unknown') };
		const threads = readThreads(flags.get('threads'));
		const store = flags.has('no-cache') ? undefined : await openAnswerStore(given, terminal);
		const choice = { threads, store };
		const {
			files: found,
			coverage,
			unread,
		} = await findReferences(words, searcher, log, terminal, wanted, choice);
		const paint = terminal.colours ? ansiPaint : noPaint;
		const json = flags.get('format') === 'json';
		if (flags.has('unknown')) {
			terminal.out(json ? unknownToJson(found) : unknownToText(found, paint));
			return unread > 0 ? 2 : 0;
		}
		const files = atOwnPlaces(found);
		terminal.out(json ? referencesToJson(files) : referencesToText(files, paint, coverage));
		return unread > 0 ? 2 : 0;
	},
};
