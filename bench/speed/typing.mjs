// First detection and the time after a keystroke, on programs of several lengths, as an editor asks for them.
import { openDetector } from '../detector.mjs';
import { quantile } from './measured.mjs';

const part = `
class Part{n}(nn.Module):
	"""What part {n} does: see https://huggingface.co/docs for more."""

	def __init__(self, config, name="org/bert-part-{n}"):
		super().__init__()
		self.model = AutoModel.from_pretrained(name, revision="main")
		self.tokenizer = AutoTokenizer.from_pretrained("org/bert-part-{n}")
		self.layers = nn.ModuleList([nn.Linear(config.size, config.size) for _ in range(config.layers)])

	def forward(self, x, mask=None):
		for index, layer in enumerate(self.layers):
			if mask is not None and index % 2 == 0:
				x = x * mask
			x = layer(x) + x
		return {"hidden": x, "count": len(self.layers)}
`;

/** A program of so many lines. @param {number} lines */
function programOf(lines) {
	const head = 'import torch\nfrom torch import nn\nfrom transformers import AutoModel, AutoTokenizer\n';
	const parts = [];
	for (let n = 0; parts.length * part.split('\n').length < lines; n++) {
		parts.push(part.replaceAll('{n}', String(n)));
	}
	return `${head}${parts.join('')}`.split('\n').slice(0, lines).join('\n');
}

/**
 * @param {number} lines @param {number} keystrokes
 * @returns {Promise<{ lines: number, firstMs: number, keystrokeMs: number, medianMs: number, processorMs: number, references: number }>}
 *   `keystrokeMs` is the 95th percentile; `processorMs` the median of the processor's time, which no other program adds to.
 */
export async function typing(lines, keystrokes) {
	const detector = await openDetector();
	// Grammars are loaded and code is warm in an editor that has been open for a minute.
	for (let round = 0; round < 10; round++) {
		await detector.inspect({ path: '/w/warm.py', text: programOf(500) });
	}
	const kept = detector.keptTree();
	let text = programOf(lines);
	const begun = performance.now();
	const { references } = await detector.inspect({ path: '/w/a.py', text, kept });
	const firstMs = performance.now() - begun;
	const times = [];
	const work = [];
	let at = text.indexOf('x = x * mask', text.length / 2);
	for (let stroke = 0; stroke < keystrokes; stroke++) {
		const typed = 'y = f(x)  # '[stroke % 12];
		text = text.slice(0, at) + typed + text.slice(at);
		at += 1;
		const from = performance.now();
		const used = process.cpuUsage();
		await detector.inspect({ path: '/w/a.py', text, kept });
		times.push(performance.now() - from);
		const { user, system } = process.cpuUsage(used);
		work.push((user + system) / 1000);
	}
	kept.drop();
	detector.dispose();
	return {
		lines,
		firstMs,
		keystrokeMs: quantile(times, 0.95),
		medianMs: quantile(times, 0.5),
		processorMs: quantile(work, 0.5),
		references: references.length,
	};
}

/**
 * Megabytes before and after so many edits, all over a program of 2,000 lines.
 * @param {number} edits
 * @returns {Promise<{ edits: number, before: number, after: number, heapBefore: number, heapAfter: number }>}
 */
export async function leftBehind(edits) {
	const detector = await openDetector();
	const kept = detector.keptTree();
	const lines = programOf(2_000).split('\n');
	const edit = async (count) => {
		for (let at = 0; at < count; at++) {
			const line = (at * 7_919) % lines.length;
			const text = [...lines.slice(0, line), `# ${at}`, ...lines.slice(line)].join('\n');
			await detector.inspect({ path: '/w/a.py', text, kept });
		}
	};
	const settled = () => {
		globalThis.gc?.();
		globalThis.gc?.();
		const { rss, heapUsed } = process.memoryUsage();
		return { rss: rss / 1e6, heap: heapUsed / 1e6 };
	};
	// By then each part of the program has been typed in.
	await edit(Math.min(1_000, edits));
	const before = settled();
	await edit(edits);
	const after = settled();
	kept.drop();
	detector.dispose();
	return { edits, before: before.rss, after: after.rss, heapBefore: before.heap, heapAfter: after.heap };
}
