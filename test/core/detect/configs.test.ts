import assert from 'node:assert/strict';
import { assertReferences, detect } from './detecting';

/** One line per case: what stands there, the format, the text, what is found. */
function cases(rows: readonly (readonly [string, string, string, ...string[]])[]): void {
	for (const [what, language, text, ...expected] of rows) {
		test(`${language}: ${what}`, () => assertReferences(language, text, ...expected));
	}
}

suite('configuration files', () => {
	cases([
		['a table', 'a.toml', '[model]\nname = "org/name"\n', 'org/name'],
		['a dotted key', 'a.toml', "serve.model_id = 'org/name' # why\n", 'org/name'],
		[
			'an inline table in a list',
			'a.toml',
			'runs = [{ model = "org/one" }, { model = "org/two" }]',
			'org/one',
			'org/two',
		],
		[
			'a table of a list',
			'a.toml',
			'[[models]]\nid = "org/one"\n[[models]]\nid = "org/two"',
			'org/one',
			'org/two',
		],
		['a dataset', 'a.toml', '[[datasets]]\npath = "org/data"', 'dataset:org/data'],
		[
			'a broken line',
			'a.toml',
			'model = "org/one"\nbroken = = 1\nbase_model = "org/two"\n',
			'org/one',
			'org/two',
		],
		[
			'what a workflow falls back to',
			'.github/workflows/a.yml',
			`env:\n  MODEL_NAME: \${{ inputs.model || 'org/name' }}\n`,
			'org/name',
		],
		[
			'a model that somebody shares on Ollama',
			'a.yaml',
			'ollama:\n  models:\n    - someone/helper:latest\n',
			'ollama:someone/helper:latest',
		],
		['the configuration of the base model', 'yaml', 'base_model_config: org/name\n', 'org/name'],
		['a key twice', 'a.toml', 'a = 1\na = 2\nmodel = "org/name"', 'org/name'],
		['an end that is missing', 'a.toml', 'model = "org/name"\nother = """', 'org/name'],
		[
			'a name below its key',
			'yaml',
			'model:\n  name: org/name\ntokenizer: { path: org/two }',
			'org/name',
			'org/two',
		],
		['an anchor without a word for it', 'yaml', 'x: &m org/name\nrun:\n  model: *m\n', 'org/name'],
		['an alias to a later name', 'yaml', 'a: &m org/one\nb: &m org/two\nmodel: *m\n', 'org/two'],
		['an anchor of another document', 'yaml', 'a: &m org/one\n---\nmodel: *m\n'],
		[
			'what clients of LiteLLM call a model',
			'yaml',
			'model_list:\n  - model_name: org/alias\n    litellm_params:\n      model: huggingface/org/name\n  - model_name: org/two\n',
			'org/name',
			'org/two',
		],
		['documents', 'yaml', 'model: org/one\n---\nmodel: org/two\n', 'org/one', 'org/two'],
		[
			'a merged mapping',
			'yaml',
			'a: &a\n  model_name_or_path: org/name\nb:\n  <<: *a\n  model_revision: v1\n',
			'org/name',
		],
		[
			'a container',
			'yaml',
			'services:\n  a:\n    image: vllm/vllm-openai:v0.6\n    command: --model org/name --port 8000\n',
			'org/name',
		],
		[
			'a container with words',
			'yaml',
			'services:\n  a:\n    image: vllm/vllm-openai\n    command: ["org/name", "--port", "80"]\n',
			'org/name',
		],
		['words without flags', 'yaml', 'command: [vllm, serve, org/name]\n', 'org/name'],
		[
			'a command and its arguments',
			'yaml',
			'containers:\n- command: [vllm, serve]\n  args: [org/name]\n',
			'org/name',
		],
		['a shell and its script', 'yaml', 'command: ["sh", "-c"]\nargs: ["vllm serve org/name"]\n', 'org/name'],
		[
			'items of a list',
			'yaml',
			'command:\n  - --model-id\n  - org/one\n  - --tokenizer=org/two\n',
			'org/one',
			'org/two',
		],
		['a folded command', 'yaml', 'command: >\n  vllm serve\n  org/name\n', 'org/name'],
		['a plain scalar of lines', 'yaml', 'command: vllm serve\n  org/name\n  --port 80\n', 'org/name'],
		['a block of lines', 'yaml', 'run: |\n  pip install x\n  hf download org/name\n', 'org/name'],
		['a fallback', 'yaml', `environment:\n  MODEL_ID: \${MODEL:-org/name}\n`, 'org/name'],
		['a fallback in a list', 'yaml', `environment:\n  - MODEL_ID=\${MODEL:-org/name}\n`, 'org/name'],
		['a fallback in a command', 'yaml', `command: ["--model", "\${MODEL:-org/name}"]\n`, 'org/name'],
		['a file in a block', 'yaml', 'data:\n  config.yaml: |\n    model: org/name\n', 'org/name'],
		[
			'settings in a block',
			'yaml',
			'config_file: |\n  backend: x\n  parameters:\n    model: org/name\n',
			'org/name',
		],
		[
			'settings behind a comment in a block',
			'yaml',
			'valuesContent: |\n\n  # which\n  model: org/name\n',
			'org/name',
		],
		['prose in a block', 'yaml', 'description: |\n  model: org/name\n'],
		[
			'a model of a dataset',
			'yaml',
			'dataset:\n  bert_name: bert-base-uncased\n  name: org/data\n',
			'bert-base-uncased',
			'dataset:org/data',
		],
		['a file of variables in a block', 'yaml', 'data:\n  prod.env: |\n    MODEL_ID=org/name\n', 'org/name'],
		['JSON in a block', 'yaml', 'params: |\n  {"model": "org/name"}\n', 'org/name'],
		[
			'Python in a block',
			'yaml',
			'run: |\n  python - <<EOF\n  from transformers import AutoModel\n  AutoModel.from_pretrained("org/name")\n  EOF\n',
			'org/name',
		],
		[
			'an object of HyperPyYAML',
			'yaml',
			'enc: !new:speechbrain.lobes.huggingface_transformers.Wav2Vec2\n  source: org/name\n',
			'org/name',
		],
		[
			'a reference of HyperPyYAML',
			'yaml',
			'hub:\n  asr: org/name\nenc: !new:x.Y\n  source: !ref <hub[asr]>\n',
			'org/name',
		],
		['a provider', 'json', '{"model": "org/name:together"}', 'org/name'],
		['a scheme with a revision', 'yaml', 'model: hf://org/name@v1\n', 'org/name'],
		['LocalAI', 'yaml', 'parameters:\n  model: huggingface://org/name/file.gguf\n', 'org/name'],
		['a router', 'yaml', 'model: groq/llama3-70b\nother_model: azure/gpt-4\n'],
		['a dataset', 'yaml', 'datasets:\n  - path: org/data\n    type: alpaca\n', 'dataset:org/data'],
		['where a dataset goes', 'yaml', 'dataset_dir: org/data\ndataset_output: org/more\n'],
		[
			'a wheel',
			'a.toml',
			'[project]\ndependencies = ["en_core_web_sm @ https://github.com/explosion/spacy-models/releases/download/en_core_web_sm-3.7.1/en_core_web_sm-3.7.1-py3-none-any.whl"]',
			'other:en_core_web_sm',
		],
		[
			'a wheel',
			'requirements.txt',
			'x==1\nhttps://huggingface.co/spacy/en_core_web_md/resolve/main/en_core_web_md-any-py3-none-any.whl\n',
			'spacy/en_core_web_md',
		],
		['packages', 'requirements-dev.txt', 'torch==2.1\ngit+https://github.com/org/name-base.git@main\n'],
	]);
});

suite('model cards', () => {
	cases([
		[
			'a base model',
			'README.md',
			'---\nbase_model: org/name\ndatasets:\n- org/data\nlicense: mit\n---\n# x org/other-base\n',
			'org/name',
			'dataset:org/data',
		],
		[
			'several',
			'README.md',
			'---\r\nbase_model:\r\n  - org/one\r\n  - org/two\r\n---\r\n',
			'org/one',
			'org/two',
		],
		['a page of a site', 'post.md', '---\ntitle: org/name\nmodel: org/name-base\n---\n'],
		['no front matter', 'README.md', '# base_model: org/name\n'],
		['one that never ends', 'README.md', '---\nbase_model: org/name\n'],
	]);
});

suite('shell', () => {
	cases([
		[
			'folders that are made',
			'shell',
			'OUTPUT_DIR=runs_a/llama-7b\nmkdir -p "$OUTPUT_DIR"\nrm -r runs_b/llama-7b',
		],
		['a flag of a program', 'shell', 'serve -p org/llama-7b', 'org/llama-7b'],
		[
			'an array and a loop',
			'shell',
			`MODELS=("org/one" org/two)\nfor m in "\${MODELS[@]}"; do hf download "$m"; done`,
			'org/one',
			'org/two',
		],
		[
			'a loop over words',
			'shell',
			'for m in org/one org/two; do\n  hf download $m\ndone',
			'org/one',
			'org/two',
		],
		[
			'a named array',
			'shell',
			`declare -A X=([a]="org/one" [b]=org/two)\nvllm serve \${X[a]}`,
			'org/one',
			'org/two',
		],
		['a repository that looks like a file', 'shell', 'hf download org/name.cpp', 'org/name.cpp'],
		[
			'a file of a repository that looks like one',
			'shell',
			'wget https://huggingface.co/org/name.cpp/resolve/main/a.bin',
			'org/name.cpp',
		],
		[
			'what a Dockerfile adds',
			'docker',
			'FROM x\nADD --chown=1 https://huggingface.co/org/name/resolve/main/a.bin /models/',
			'org/name',
		],
		[
			'a program in one line',
			'docker',
			'FROM x\nRUN python -c "from transformers import AutoModel; AutoModel.from_pretrained(\'gpt2\')"',
			'gpt2',
		],
		[
			'a word that is a command elsewhere',
			'shell',
			'python train.py --model-id org/name --task tts',
			'org/name',
		],
		[
			'a folder that is called as a command',
			'shell',
			'helm install --set model.id=org/name ./charts/llama-server',
			'org/name',
		],
		['the same behind a launcher', 'shell', 'uv run train.py --model-id org/name --task tts', 'org/name'],
		['a name without an owner', 'Makefile', 'get:\n\thuggingface-cli download gpt2\n', 'gpt2'],
		['a name without an owner', 'docker', 'FROM x\nRUN hf download gpt2 --revision main\n', 'gpt2'],
		['a command behind others', 'shell', 'xargs -n 1 env A=b hf download org/name', 'org/name'],
		[
			'a program in one line of a recipe',
			'Makefile',
			'a:\n\tpython -c "from transformers import AutoModel; AutoModel.from_pretrained(\'org/name\')"\n',
			'org/name',
		],
		[
			'adapters by their names in the server',
			'shell',
			'vllm serve org/name --lora-modules sql=org/sql-7b-lora router=/adapters/v4',
			'org/name',
			'org/sql-7b-lora',
		],
		[
			'what a server is of',
			'a.toml',
			'kind = "ollama/embedding"\nmodel_name = "mxbai-embed-large:335m"\n',
			'ollama:mxbai-embed-large:335m',
		],
		[
			'a repository by its place',
			'shell',
			'modelscope download org/name --revision v1',
			'modelscope:org/name',
		],
		[
			'a file by its place',
			'shell',
			'modelscope download --model org/name onnx/model.onnx',
			'modelscope:org/name',
		],
		[
			'a draft model',
			'shell',
			'llama-server -hf org/name:Q4_K_M --spec-draft-hf org/small',
			'org/name',
			'org/small',
		],
		[
			'a variable that is set again',
			'shell',
			'A=org/one\nvllm serve $A\nA=org/two\nvllm serve $A',
			'org/one',
			'org/two',
		],
		['a variable of a variable', 'shell', 'A=org/name\nB=$A\nvllm serve "$B"', 'org/name'],
		['a round of variables', 'shell', 'A=$B\nB=$A\nvllm serve "$B"'],
		['arguments in an array', 'shell', `ARGS=(--model org/name --port 80)\nrun "\${ARGS[@]}"`, 'org/name'],
		['quotes within a word', 'shell', 'lm_eval --model_args pretrained="org/name",dtype=auto', 'org/name'],
		['settings in quotes', 'shell', 'lm_eval --model_args "pretrained=org/name,dtype=auto"', 'org/name'],
		[
			'settings with a variable',
			'shell',
			'lm_eval --model_args pretrained="$M",tokenizer=org/name',
			'org/name',
		],
		['a setting of Hydra', 'shell', 'python t.py actor.model.path=org/name +data.path=org/other', 'org/name'],
		['JSON', 'shell', `launch-job --spec '{"model": "org/name", "stream": true}'`, 'org/name'],
		[
			'JSON for the hub’s own service',
			'shell',
			`curl https://router.huggingface.co/v1/chat/completions -d '{"model": "org/name"}'`,
			'org/name',
		],
		[
			'JSON for a server that is to fetch a model',
			'shell',
			`curl localhost:8080/v1/models -d '{"model_name": "org/name"}'`,
			'org/name',
		],
		[
			'JSON for a server that runs already, which knows its model by a name of its own',
			'shell',
			`curl -s -d '{"model": "org/name"}' localhost:8000/v1/chat/completions`,
		],
		[
			'JSON with escapes',
			'shell',
			'launch-job --spec "{\\"model\\": \\"org/name\\", \\"a\\": 1}"',
			'org/name',
		],
		[
			'a container',
			'shell',
			'docker run -e A=1 --gpus all vllm/vllm-openai:latest --model org/name',
			'org/name',
		],
		['a variable of a container', 'shell', 'docker run -e MODEL_ID=org/name image', 'org/name'],
		['a file in a document', 'shell', 'cat > conf.yaml <<EOF\nmodel: org/name\nEOF', 'org/name'],
		[
			'a file in a document, the other way round',
			'shell',
			'cat <<"EOF" > conf.toml\nmodel = "org/name"\nEOF',
			'org/name',
		],
		['variables in a document', 'shell', 'tee .env <<EOF\nMODEL_ID=org/name\nEOF', 'org/name'],
		['a script in a document', 'shell', 'bash <<EOF\nhf download org/name\nEOF', 'org/name'],
		[
			'flags in a variable',
			'shell',
			`args="--model_name_or_path org/name --cache_dir $HOME/x"\nrun $args`,
			'org/name',
		],
		[
			'flags over several lines in a variable',
			'shell',
			`args="\\\n    --embedder_name_or_path org/one \\\n    --reranker_name_or_path org/two \\\n"\npython -m x $args`,
			'org/one',
			'org/two',
		],
		[
			'a command in a variable',
			'shell',
			`cmd="python train.py --model_name_or_path org/name"\neval $cmd`,
			'org/name',
		],
		['flags behind those before', 'shell', `ARGS="\${ARGS} --model org/name"`, 'org/name'],
		[
			'settings in a variable',
			'shell',
			`ARGS="pretrained=org/name,dtype=auto"\nlm_eval --model hf --model_args "$ARGS"`,
			'org/name',
		],
		['how to use a script', 'shell', `USAGE="Usage: $0 --model org/name"\nHELP='--model org/name of a hub'`],
		['a script in a word', 'shell', "bash -c 'hf download org/name'", 'org/name'],
		['a continued command', 'shell', 'vllm serve \\\n  org/name \\\n  --port 80', 'org/name'],
		['a fallback of an argument', 'shell', `MODEL=\${1:-org/name}`, 'org/name'],
		[
			'a dataset',
			'shell',
			'python train.py --dataset_name org/data --model_name_or_path org/name',
			'dataset:org/data',
			'org/name',
		],
		['a dataset by its own flag', 'shell', 'hf download --repo-type dataset org/data', 'dataset:org/data'],
		['a comment inside RUN', 'docker', 'RUN hf download \\\n  # which one\n  org/name\n', 'org/name'],
		['ARG before RUN', 'docker', 'ARG WHAT=org/name\nRUN hf download $WHAT', 'org/name'],
		[
			'a document of RUN',
			'docker',
			'RUN <<EOF\nhf download org/name\nEOF\nRUN vllm serve org/two',
			'org/name',
			'org/two',
		],
		['a file in a document', 'docker', 'COPY <<EOF /app/conf.yaml\nmodel: org/name\nEOF\n', 'org/name'],
		['a fallback', 'docker', `ENV MODEL_ID=\${M:-org/name}`, 'org/name'],
		['a document that never ends', 'docker', 'RUN <<EOF\nhf download org/name'],
		[
			'quotes and comments',
			'dotenv',
			'export MODEL_ID="org/one" # why\nLLM=\'org/two\'#x\n# MODEL=org/no\n',
			'org/one',
			'org/two',
		],
		['a fallback', 'dotenv', `MODEL=\${OTHER:-org/name}`, 'org/name'],
	]);
});

suite('what an entry reads', () => {
	for (const [text, expected] of [
		['merge_method: slerp\nmodels:\n  - model: org/a\ntokenizer_source: org/name\n', 'text'],
		['tokenizer_source: org/name\n', 'weights'],
		['base_model: org/name\nmicro_batch_size: 2\n', 'weights'],
	] as const) {
		test(text, async () => {
			const named = (await detect('yaml', text)).find(({ id }) => id === 'org/name');
			assert.deepEqual(
				named?.loads.map(({ reads }) => reads),
				[expected],
			);
		});
	}
});
