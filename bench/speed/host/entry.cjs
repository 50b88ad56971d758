// The entry of the bench in VS Code's extension host, after main.cjs: hovers, then scans the workspace, and says on the
// console, which is the door back to who started it, one line with what it took and what the host's memory was.
const vscode = require('vscode');

/** @type {{ models: string[], warm: number, idleMs: number, alone?: boolean }} */
const given = JSON.parse(process.env.WEIGHTWISE_BENCH ?? '{}');

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What our provider takes until it has told something of a model. */
async function hoverOver(document, id) {
	const { hover, clock } = globalThis.weightwiseSeen;
	const position = document.positionAt(document.getText().indexOf(id) + 1);
	const { token } = new vscode.CancellationTokenSource();
	const told = clock();
	if (!(await hover.provideHover(document, position, token))) {
		throw new Error(`No hover over ${id}.`);
	}
	return told();
}

const opened = (id) =>
	vscode.workspace.openTextDocument({
		language: 'python',
		content: `from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("${id}")\n`,
	});

/** The first one loads the grammar, those of other models ask the hub, those of the same model ask nobody. */
async function hovers() {
	const [model, ...others] = given.models;
	const document = await opened(model);
	const first = await hoverOver(document, model);
	const cold = [];
	for (const id of others) {
		cold.push(await hoverOver(await opened(id), id));
	}
	const warm = [];
	for (let round = 0; round < given.warm; round++) {
		warm.push(await hoverOver(document, model));
	}
	return { first, cold, warm };
}

/** Runs the scan as its command does, and looks at the memory all the while. */
async function scan() {
	let most = 0;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss() / 1e6);
	}, 100);
	const begun = performance.now();
	await vscode.commands.executeCommand('weightwise.scanWorkspace');
	const scanMs = performance.now() - begun;
	clearInterval(watch);
	return { scanMs, most };
}

/**
 * What VS Code itself does for an extension that opens the same documents, asks the hub of the same models, lists the
 * same files and then rests.
 */
async function asksAlone() {
	for (const id of given.models) {
		await opened(id);
		const answer = await fetch(`${process.env.HF_ENDPOINT}/api/models/${id}`);
		await answer.text();
	}
	await vscode.workspace.findFiles('**/*');
	await pause(given.idleMs);
	return globalThis.weightwiseSeen.memory();
}

exports.run = async () => {
	await vscode.extensions.getExtension('weightwise.weightwise').activate();
	const { memory, before, load, activate } = globalThis.weightwiseSeen;
	await pause(1000);
	const active = memory();
	if (given.alone) {
		console.log(`bench ${JSON.stringify({ rested: await asksAlone() })}`);
		return;
	}
	const hovered = await hovers();
	const { scanMs, most } = await scan();
	await pause(1000);
	const scanned = memory();
	// The thread that read the files ends after a while without work.
	await pause(given.idleMs);
	const rested = memory();
	const seen = { load, activate, hovers: hovered, scanMs, before, active, most, scanned, rested };
	console.log(`bench ${JSON.stringify(seen)}`);
};
