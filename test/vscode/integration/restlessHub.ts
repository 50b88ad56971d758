import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createChance } from '../../core/faults/chance';
import { type DeskHub, seen, shown } from './desk';
import { findings, hoverAt, openFile, ruleOf } from './editor';
import { downs, type HubTurn, up } from './hubTurns';
import { sitDown } from './typist';

export interface RestlessOptions {
	readonly seed: number;
	/** Rounds of typing go on at least for so long; at least one round for each way to be down is made. */
	readonly seconds: number;
	/** Gets a line after each round. */
	readonly told?: (line: string) => Promise<void>;
}

/** What was done, for the record of a long run. */
export interface RestlessRun {
	turns: number;
	keys: number;
	/** Hovers by what they said. */
	readonly looks: Record<Said, number>;
	/** From the hub's last return until all was known, nobody asking for it; 0 where somebody did. */
	recoveredMs: number;
}

type Said = 'nothing' | 'all' | 'last known' | 'why not';

const ids = [
	'google/flan-t5-large',
	'deepset/roberta-base-squad2',
	'facebook/opt-1.3b',
	'facebook/bart-large-cnn',
	'openai-community/gpt2',
	'Supabase/gte-small',
	'BAAI/bge-large-zh-v1.5',
	'Xenova/all-MiniLM-L6-v2',
];

/** In a file of so many lines a new one is begun: a person looks at what fits a screen. */
const mostLines = 40;

/** How fast all goes: in a long run as a person types, so that the hub takes another turn about each second. */
const paces = {
	long: { keyMs: 70, keysPerTurn: 12, linesPerRound: 3, restMs: 1500 },
	short: { keyMs: 0, keysPerTurn: 8, linesPerRound: 2, restMs: 300 },
} as const;

/** A state is looked for so often, with a pause between. */
const mostLooks = 400;
const looksPerWish = 12;
const pauseMs = 250;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const askAgain = () => vscode.commands.executeCommand('weightwise.askAgain');
const unsaid = /Weightwise: .*(?:no answer|asks again at)/;

/**
 * A hub that goes up and down while a person types: after each line the mouse rests on the model that was typed, and
 * each hover says all, or what was last known and why no more, or why nothing is known; never that it does not exist.
 * At the end the text is what was typed, and all is known again without a restart.
 */
export async function typeThrough(
	hub: DeskHub,
	{ seed, seconds, told }: RestlessOptions,
): Promise<RestlessRun> {
	const patient = seconds > 0;
	const pace = patient ? paces.long : paces.short;
	const chance = createChance(seed);
	const ways = downs(patient);
	const words = ways.map((way) => way.words as RegExp);
	const run: RestlessRun = {
		turns: 0,
		keys: 0,
		looks: { nothing: 0, all: 0, 'last known': 0, 'why not': 0 },
		recoveredMs: 0,
	};
	/** The line with the licence of each model: what all that is known of it has to begin with. */
	const licences = new Map<string, string>();

	async function turn(way: HubTurn): Promise<void> {
		await way.take(hub);
		run.turns += 1;
	}

	/** What a hover on a model says; of the hub nothing but the truth. */
	async function look(document: vscode.TextDocument, id: string): Promise<{ said: Said; text: string }> {
		const text = await hoverAt(document, id);
		const said = judge(id, text);
		run.looks[said] += 1;
		return { said, text };
	}

	function judge(id: string, text: string): Said {
		assert.doesNotMatch(
			text,
			/not on the hub|no such model|was removed/i,
			`It says that ${id} does not exist.`,
		);
		if (text === '') {
			return 'nothing';
		}
		const licence = /Licence: .*/.exec(text)?.[0];
		const usual = licences.get(id) ?? licence;
		if (licence !== undefined) {
			assert.equal(licence, usual, `Another licence of ${id}.`);
		}
		if (/Not known/.test(text)) {
			assert.ok(
				words.some((one) => one.test(text)) || /closed to extensions/.test(text),
				`It names no state of the hub: ${text}`,
			);
			assert.equal(/last seen/.test(text), licence !== undefined, `Facts of unknown age: ${text}`);
			return licence === undefined ? 'why not' : 'last known';
		}
		assert.ok(licence !== undefined, `It says neither what is known nor why not: ${text}`);
		licences.set(id, licence);
		return 'all';
	}

	/**
	 * The hub is down for good: so it is said of a model, first as of one that is known (and of which nothing is on its
	 * way any more), then as of one that never was.
	 */
	async function hold(document: vscode.TextDocument, id: string, way: HubTurn): Promise<void> {
		await turn(way);
		for (const forget of ['weightwise.askAgain', 'weightwise.clearCache']) {
			const wanted = forget === 'weightwise.clearCache' ? 'why not' : 'last known';
			for (let looks = 0; ; looks++) {
				await vscode.commands.executeCommand(forget);
				const { said, text } = await look(document, id);
				assert.equal(said, wanted, `${way.name}, after ${forget}: ${text}`);
				if (way.words?.test(text)) {
					break;
				}
				assert.ok(looks < mostLooks, `${way.name} is not said: ${text}`);
				await pause(pauseMs);
			}
			await seen({ role: 'button', name: unsaid });
		}
	}

	/** Each model of the document is known in full; until then each look is judged as ever. */
	async function recovered(
		document: vscode.TextDocument,
		wanted: readonly string[],
		again: () => unknown,
	): Promise<void> {
		for (let looks = 0; ; looks++) {
			const all: Said[] = [];
			for (const id of wanted) {
				all.push((await look(document, id)).said);
			}
			const bar = await shown({ role: 'button' });
			if (all.every((said) => said === 'all') && !bar.some((label) => unsaid.test(label))) {
				return;
			}
			assert.ok(
				looks < (patient ? 4 : 1 / 2) * mostLooks,
				`It does not recover: ${all.join(', ')} | ${bar.filter((one) => unsaid.test(one))}`,
			);
			// Whoever asks again and again has the answers that are on their way given up.
			if (looks % looksPerWish === 0) {
				await again();
			}
			await pause(pauseMs);
		}
	}

	const begun = Date.now();
	const documents: vscode.TextDocument[] = [];
	const open = async () => {
		const document = await openFile(
			`restless-${seed}-${documents.length}.py`,
			'from transformers import AutoModel\n',
		);
		documents.push(document);
		return { document, typist: await sitDown(document) };
	};
	let desk = await open();
	const denied: string[] = [];
	const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
		for (const { message } of uris.flatMap((uri) => vscode.languages.getDiagnostics(uri))) {
			if (/not on the hub/.test(message) && ids.some((id) => message.startsWith(`${id} `))) {
				denied.push(message);
			}
		}
	});

	async function round(way: HubTurn): Promise<void> {
		const { document, typist } = desk;
		const looks: Promise<unknown>[] = [];
		let id = '';
		for (let line = 0; line < pace.linesPerRound; line++) {
			id = ids[chance(ids.length)] as string;
			await typist.type(`m = AutoModel.from_pretrained("${id}")\n`, async () => {
				if (typist.keys % pace.keysPerTurn === 0) {
					await turn(chance(3) === 0 ? up : (ways[chance(ways.length)] as HubTurn));
				}
				await pause(pace.keyMs);
			});
			const looked = look(document, id);
			// Whoever types on does not wait for a hub that hangs; what the hover says then is judged all the same.
			looks.push(looked);
			looked.catch(() => undefined);
			await Promise.race([looked, pause(pace.restMs)]);
		}
		await Promise.all(looks);
		await turn(up);
		await recovered(document, [id], askAgain);
		if (way.silent) {
			await hold(document, id, way);
		}
		if (document.lineCount > mostLines) {
			await finish();
			desk = await open();
		}
	}

	/** The text is what was typed, in the editor and in the file. */
	async function finish(): Promise<void> {
		const { document, typist } = desk;
		run.keys += typist.keys;
		await typist.leave();
		assert.equal(document.getText(), typist.text);
		assert.ok(await document.save());
		const bytes = await vscode.workspace.fs.readFile(document.uri);
		assert.equal(new TextDecoder().decode(bytes), typist.text);
	}

	try {
		await turn(up);
		for (let made = 0; made < ways.length || Date.now() - begun < seconds * 1000; made++) {
			const way = ways[made % ways.length] as HubTurn;
			await round(way);
			const passed = Math.round((Date.now() - begun) / 1000);
			await told?.(`${passed} s: ${run.turns} turns, held ${way.name}, ${JSON.stringify(run.looks)}`);
		}
		await turn(up);
		const back = Date.now();
		const { document, typist } = desk;
		await recovered(
			document,
			ids.filter((one) => typist.text.includes(one)),
			patient ? () => undefined : askAgain,
		);
		run.recoveredMs = patient ? Date.now() - back : 0;
		await finish();
		const rules = (all: readonly vscode.Diagnostic[]) => all.map(ruleOf).sort().join();
		// As if the hub had never been away.
		const fresh = await openFile(`restless-${seed}-fresh.py`, typist.text);
		await hoverAt(fresh, ids.find((one) => typist.text.includes(one)) as string);
		const wanted = rules(await findings(fresh.uri, (found) => found.length > 0));
		await findings(document.uri, (found) => [...found].sort().join() === wanted);
		assert.deepEqual(denied, []);
		return run;
	} finally {
		listener.dispose();
		await desk.typist.leave();
	}
}
