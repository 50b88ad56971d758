import { assertPinned } from './fixing';

suite('pinned in configurations', () => {
	const cases: [path: string, before: string, after: string | null][] = [
		[
			'a.yaml',
			'model_name_or_path: org/name-bert',
			'model_name_or_path: org/name-bert\nmodel_revision: COMMIT',
		],
		[
			'a.yaml',
			'model_name_or_path: "org/name-bert" # it\nx: 1\n',
			'model_name_or_path: "org/name-bert" # it\nmodel_revision: "COMMIT"\nx: 1\n',
		],
		[
			'a.yaml',
			'- x: 1\n  model_name_or_path: org/name-bert\n- y: 1\n',
			'- x: 1\n  model_name_or_path: org/name-bert\n  model_revision: COMMIT\n- y: 1\n',
		],
		[
			'a.yaml',
			'- model_name_or_path: org/name-bert\n  x: 1\n',
			'- model_name_or_path: org/name-bert\n  model_revision: COMMIT\n  x: 1\n',
		],
		[
			'a.yaml',
			'model_name_or_path:\n  org/name-bert\nx: 1\n',
			'model_name_or_path:\n  org/name-bert\nmodel_revision: COMMIT\nx: 1\n',
		],
		[
			'a.yaml',
			'{ model_name_or_path: org/name-bert, x: 1 }\n',
			'{ model_name_or_path: org/name-bert, model_revision: COMMIT, x: 1 }\n',
		],
		[
			'a.yaml',
			'a: &a\n  model_name_or_path: org/name-bert\nb:\n  <<: *a\n',
			'a: &a\n  model_name_or_path: org/name-bert\n  model_revision: COMMIT\nb:\n  <<: *a\n',
		],
		[
			'a.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision: &r main # for now\n',
			'model_name_or_path: org/name-bert\nmodel_revision: &r COMMIT # for now\n',
		],
		[
			'a.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision: !!str main\n',
			'model_name_or_path: org/name-bert\nmodel_revision: !!str COMMIT\n',
		],
		[
			'a.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision: ~\n',
			'model_name_or_path: org/name-bert\nmodel_revision: COMMIT\n',
		],
		[
			'a.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision:\nx: 1\n',
			'model_name_or_path: org/name-bert\nmodel_revision: COMMIT\nx: 1\n',
		],
		[
			'a.yaml',
			'model_name_or_path: org/name-bert\nmodel_revision: # none\nx: 1\n',
			'model_name_or_path: org/name-bert\nmodel_revision: COMMIT # none\nx: 1\n',
		],
		[
			'a.yaml',
			"model_name_or_path: org/name-bert\nmodel_revision: 'main'\n---\nmodel_name_or_path: org/name-bert\n",
			"model_name_or_path: org/name-bert\nmodel_revision: 'COMMIT'\n---\nmodel_name_or_path: org/name-bert\nmodel_revision: COMMIT\n",
		],
		['a.yaml', 'model: hf://org/name-bert@main\n', 'model: hf://org/name-bert@COMMIT\n'],
		[
			'a.json',
			'{\n\t"model_name_or_path": "org/name-bert"\n}',
			'{\n\t"model_name_or_path": "org/name-bert",\n\t"model_revision": "COMMIT"\n}',
		],
		[
			'a.json',
			'{\n  // it\n  "model_name_or_path": "org/name-bert", // small\n  "x": 1,\n}',
			'{\n  // it\n  "model_name_or_path": "org/name-bert",\n  "model_revision": "COMMIT", // small\n  "x": 1,\n}',
		],
		[
			'a.json',
			'{"model_name_or_path": "org/name-bert" /* it */}',
			'{"model_name_or_path": "org/name-bert", "model_revision": "COMMIT" /* it */}',
		],
		[
			'a.json',
			'{"model_name_or_path":"org/name-bert","model_revision":null}',
			'{"model_name_or_path":"org/name-bert","model_revision":"COMMIT"}',
		],
		[
			'a.toml',
			'[m]\nmodel_name_or_path = "org/name-bert" # it\n',
			'[m]\nmodel_name_or_path = "org/name-bert" # it\nmodel_revision = "COMMIT"\n',
		],
		[
			'a.toml',
			"model_name_or_path = 'org/name-bert'\nmodel_revision = 'main'\n",
			"model_name_or_path = 'org/name-bert'\nmodel_revision = 'COMMIT'\n",
		],
		[
			'a.toml',
			'a = { model_name_or_path = "org/name-bert", x = 1 }\n',
			'a = { model_name_or_path = "org/name-bert", model_revision = "COMMIT", x = 1 }\n',
		],
		[
			'a.toml',
			'm.model_name_or_path = "org/name-bert"\n',
			'm.model_name_or_path = "org/name-bert"\nm.model_revision = "COMMIT"\n',
		],
		['.env', 'MODEL_ID=org/name-bert\nREVISION=main\n', 'MODEL_ID=org/name-bert\nREVISION=COMMIT\n'],
		[
			'.env',
			'MODEL_ID=org/name-bert\nREVISION="main" # x\n',
			'MODEL_ID=org/name-bert\nREVISION="COMMIT" # x\n',
		],
		[
			'requirements.txt',
			'en @ https://huggingface.co/spacy/en_core/resolve/main/en-any.whl ; python_version > "3"\n',
			'en @ https://huggingface.co/spacy/en_core/resolve/COMMIT/en-any.whl ; python_version > "3"\n',
		],
	];
	for (const [path, before, after] of cases) {
		test(`${path}: ${JSON.stringify(before)}`, () => assertPinned(path, before, after));
	}
});

suite('pinned in commands', () => {
	const cases: [path: string, before: string, after: string | null][] = [
		['a.sh', 'hf download org/name-bert # it', 'hf download org/name-bert --revision COMMIT # it'],
		['a.sh', "hf download 'org/name-bert' a.json", "hf download 'org/name-bert' --revision COMMIT a.json"],
		['a.sh', 'x=$(hf download org/name-bert)', 'x=$(hf download org/name-bert --revision COMMIT)'],
		['a.sh', 'hf download org/name-bert&&y', 'hf download org/name-bert --revision COMMIT&&y'],
		['a.sh', '(vllm serve org/name-bert)', '(vllm serve org/name-bert --revision COMMIT)'],
		[
			'a.sh',
			'hf download "org/name-bert" \\\n  --revision "main" \\\n  a.json',
			'hf download "org/name-bert" \\\n  --revision COMMIT \\\n  a.json',
		],
		['a.sh', 'vllm serve org/name-bert --revision="main"', 'vllm serve org/name-bert --revision=COMMIT'],
		[
			'a.sh',
			'lm_eval --model hf --model_args pretrained=org/name-bert,revision=main',
			'lm_eval --model hf --model_args pretrained=org/name-bert,revision=COMMIT',
		],
		[
			'a.sh',
			'curl -L "https://huggingface.co/org/name-bert/resolve/main/a.gguf?download=true" -o x',
			'curl -L "https://huggingface.co/org/name-bert/resolve/COMMIT/a.gguf?download=true" -o x',
		],
		['a.sh', 'python -c "AutoModel.from_pretrained(\'org/name-bert\')"', null],
		[
			'Dockerfile',
			'RUN pip install x && \\\n    hf download org/name-bert && \\\n    y\n',
			'RUN pip install x && \\\n    hf download org/name-bert --revision COMMIT && \\\n    y\n',
		],
		[
			'Dockerfile',
			'CMD ["vllm", "serve", "org/name-bert"]\n',
			'CMD ["vllm", "serve", "org/name-bert", "--revision=COMMIT"]\n',
		],
		[
			'Dockerfile',
			'CMD ["vllm", "serve", "org/name-bert", "--revision", "main"]\n',
			'CMD ["vllm", "serve", "org/name-bert", "--revision", "COMMIT"]\n',
		],
		[
			'Dockerfile',
			'ADD https://huggingface.co/org/name-bert/resolve/main/a.gguf /a\n',
			'ADD https://huggingface.co/org/name-bert/resolve/COMMIT/a.gguf /a\n',
		],
		[
			'compose.yaml',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command: --model org/name-bert --port 1\n',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command: --model org/name-bert --revision COMMIT --port 1\n',
		],
		[
			'compose.yaml',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command: ["--model", "org/name-bert", "--revision", "main"]\n',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command: ["--model", "org/name-bert", "--revision", "COMMIT"]\n',
		],
		[
			'compose.yaml',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command:\n      - --model\n      - org/name-bert\n      - --revision\n      - "main"\n',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command:\n      - --model\n      - org/name-bert\n      - --revision\n      - "COMMIT"\n',
		],
	];
	for (const [path, before, after] of cases) {
		test(`${path}: ${JSON.stringify(before)}`, () => assertPinned(path, before, after));
	}
});
