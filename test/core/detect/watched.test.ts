import * as assert from 'node:assert/strict';
import { createDetector } from '../../../src/core/detect/detect';
import { watchedInJavascript, watchedInPython } from '../../../src/core/detect/signatures/watched';
import { worthOfPython } from '../../../src/core/detect/worth';
import type { WatchedCall } from '../../../src/core/reference';
import { fakeHost } from '../fakeHost';
import { callsIn, workspaceOf } from '../rules/calls';

/** `watch name=value …` of the arguments that are not absent; `?` where a value is not known. */
function said({ watch, arguments: given }: WatchedCall): string {
	const list = Object.entries(given).flatMap(([name, one]) =>
		one.state === 'absent' ? [] : [`${name}=${one.state === 'known' ? one.value : '?'}`],
	);
	return [watch, ...list].join(' ');
}

const look = worthOfPython([], watchedInPython);
const mayWatch = (text: string) => look(text).watches;

suite('watched calls', () => {
	for (const { example, watch, call } of watchedInPython) {
		test(`${watch} of ${call}: its example`, async () => {
			assert.deepEqual(
				(await callsIn(example)).map((one) => one.watch),
				[watch],
				example,
			);
			assert.equal(mayWatch(example), true);
		});
	}
	for (const { example, watch } of watchedInJavascript) {
		test(`${watch} in JavaScript: its example`, async () => {
			assert.deepEqual(
				(await callsIn(example, 'a.ts')).map((one) => one.watch),
				[watch],
			);
		});
	}

	const python: [string, string[]][] = [
		['import torch as t\nt.load(p, weights_only=False)', ['torch.load f=? weights_only=false']],
		['from torch import load\nload("a.pt", "cpu")', ['torch.load f=a.pt']],
		[
			'from torch import load as read\nread(f="a.pt", pickle_module=dill)',
			['torch.load f=a.pt pickle_module=?'],
		],
		['import torch\ntorch.load(p)\ntorch.hub.load("a/b", "c")\ntorch.jit.load("a.pt")', ['torch.load f=?']],
		['from torch import hub\nhub.load("a/b", "c")', []],
		['from torch.serialization import load\nload("a.pt")', ['torch.load f=a.pt']],
		['import torch\nread = torch.load\nread("a.pt")', ['torch.load f=a.pt']],
		['import torch\ntorch.load(*args)', ['torch.load f=? pickle_module=?']],
		['import torch\ntorch.load("a", **kwargs)', ['torch.load f=a pickle_module=? weights_only=?']],
		['import torch\nSAFE = True\ntorch.load("a", weights_only=SAFE)', ['torch.load f=a weights_only=true']],
		['import torch\nmodel.load("a")\ntorch.jit.load("a")\njson.load(f)\nload("a")', []],
		['def load(x): ...\nload("a")\nimport torch', []],
		['import transformers\ntransformers.pipeline("ner")', ['pipeline task=ner']],
		[
			'from transformers import pipeline\npipeline("ner", model="a/b", revision="x")',
			['pipeline task=ner model=a/b path=a/b revision=x'],
		],
		['from sklearn.pipeline import pipeline\npipeline("ner")', []],
		['from transformers import AutoModel\nAutoModel.from_pretrained("a/b")', []],
		[
			'from transformers import AutoModel\nAutoModel.from_pretrained("a/b", use_auth_token=True)',
			['from_pretrained path=a/b use_auth_token=true'],
		],
		[
			'from transformers import AutoModel\nAutoModel.from_pretrained("models/b")',
			['from_pretrained path=models/b'],
		],
		[
			'from transformers import TFAutoModel\nTFAutoModel.from_pretrained("a/b")',
			['other-framework path=a/b'],
		],
	];
	for (const [text, expected] of python) {
		test(text.replaceAll('\n', ' ⏎ ').slice(0, 90), async () =>
			assert.deepEqual((await callsIn(text)).map(said), expected),
		);
	}
	test('places: the call, its callee, its keywords', async () => {
		const text = 'import torch\nx = torch.load("a", weights_only=False)';
		const [call] = await callsIn(text);
		const at = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
		assert.deepEqual(
			[
				at(call?.span),
				at(call?.callee),
				at(call?.keywords?.weights_only),
				at(call?.slots.weights_only?.span),
			],
			['torch.load("a", weights_only=False)', 'torch.load', 'weights_only', 'False'],
		);
	});
	test('a notebook: its places, and no slots', async () => {
		const code = 'import torch\\ntorch.load(\\"a\\", weights_only=False)';
		const text = `{"cells": [{"cell_type": "code", "source": "${code}"}], "metadata": {}}`;
		const [call] = await callsIn(text, 'a.ipynb');
		assert.equal(call && text.slice(call.callee.start, call.callee.end), 'torch.load');
		const keyword = call?.keywords?.weights_only;
		assert.equal(keyword && text.slice(keyword.start, keyword.end), 'weights_only');
		assert.deepEqual(call?.slots, {});
	});
	test('programs within other files are not told of', async () => {
		const text = 'RUN python -c "import torch; torch.load(\'a\', weights_only=False)"';
		assert.deepEqual(await callsIn(text, 'Dockerfile'), []);
	});
	test('what is watched changes no reference', async () => {
		const detector = createDetector(fakeHost());
		const { references } = await detector.inspect({
			path: 'a.py',
			text: 'import torch\ntorch.load("a/b")\n',
		});
		assert.deepEqual(references, []);
	});
	test('a folder that the workspace has is none to ask a hub for', async () => {
		const text =
			'from transformers import AutoModel as A\nA.from_pretrained("models/a")\nA.from_pretrained("models/b")';
		const workspace = workspaceOf({ 'models/a/config.json': '{}', 'src/models/b/config.json': '{}' });
		const paths = async (path: string) => {
			const { calls } = await createDetector(fakeHost(), workspace).inspect({ path, text });
			return calls.map(({ arguments: { path: one } }) => (one?.state === 'known' ? one.value : one?.state));
		};
		assert.deepEqual(await paths('/w/a.py'), ['absent', 'models/b']);
		assert.deepEqual(await paths('/w/src/a.py'), ['absent', 'absent']);
	});
	for (const text of [
		'from torch import (\n\tnn,\n\tload,\n)\nload(p)',
		'from torch import *\nload(p)',
		'from torch import serialization\nserialization.load(p)',
		'import os, torch as t\nt.load(p)',
		'import torch\ntorch.serialization.load(p)',
	]) {
		test(`needs a look: ${text.replaceAll('\n', ' ⏎ ')}`, () => assert.equal(mayWatch(text), true));
	}
	const nothing = [
		'x = 1',
		'import transformers\n\ndef f():\n\t"""Like AutoModel.from_pretrained(path)."""\n\t# pipeline(task)',
		'from torch import nn\nself.load(p)',
		'import torch.nn as nn\nload(p)',
		'import torch\nmodel.load_state_dict(x)',
		'load("a")',
		'from torchvision import models',
	];
	for (const text of nothing) {
		test(`needs no look: ${text.replaceAll('\n', ' ⏎ ')}`, () => assert.equal(mayWatch(text), false));
	}
});
