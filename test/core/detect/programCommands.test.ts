import { assertReferences } from './detecting';

suite('command lines and datasets in programs', () => {
	for (const [language, text, ...expected] of [
		['python', 'subprocess.run(["vllm", "serve", "org/name", "--port", "80"])', 'org/name'],
		['python', 'subprocess.Popen([sys.executable, "-m", "x.server", "--model", "org/name"])', 'org/name'],
		['python', 'subprocess.run(["x", "--model=org/name"])', 'org/name'],
		['python', 'MODEL = "org/name-7b"\nsubprocess.run(["vllm", "serve", MODEL])', 'org/name-7b'],
		[
			'python',
			'def choose():\n  global NAME\n  NAME = ask()\nNAME = "org/name"\nsubprocess.run(["vllm", "serve", NAME])',
			'org/name',
		],
		['python', 'cmd = ["hf", "download", "org/name"]\nsubprocess.check_call(cmd)', 'org/name'],
		['python', 'os.system("hf download org/name --local-dir x")', 'org/name'],
		['python', 'os.system(f"python -m x --model org/name --port {port}")', 'org/name'],
		['python', 'os.system(f"python -m x --port {port} " f"--model org/name")', 'org/name'],
		[
			'python',
			"cmd = f'python -m tool.search --encoder org/name-7b --index {k}'\nos.system(cmd)",
			'org/name-7b',
		],
		['python', "cmd = f'tool --tokenizer org/name-7b --k {k}'\nsubprocess.run(cmd)", 'org/name-7b'],
		['python', 'os.system("x --encoder utf-8")'],
		['python', 'os.system("python -m x --port " + str(port) + " --model org/name")', 'org/name'],
		['python', 'os.system("hf download " + name + " org/name-7b")'],
		['python', 'os.system("python -m x --model org/name" "-7b")'],
		['python', 'os.system("python -m x --model org/name" + size)'],
		[
			'python',
			'cmd = "python -m x --model org/name "\nif more:\n  cmd += "--tokenizer org/two "\n  cmd += f"--port {port}"\ncmd += " --draft_model org/three"\nos.system(cmd)',
			'org/name',
			'org/two',
			'org/three',
		],
		[
			'python',
			'def start(x):\n  cmd = "python -m x --model org/name" if x else "python -m y --model org/two"\n  os.system(cmd + " --port 80")',
		],
		['python', 'os.system("git clone https://github.com/org/name-7b")'],
		['python', 'await asyncio.create_subprocess_exec("x", "--model=org/name")', 'org/name'],
		['python', 'await asyncio.create_subprocess_shell("python -m x --model org/name")', 'org/name'],
		['python', 'app.run("org/name")'],
		['python', 'subprocess.run(["docker", "pull", "org/name"])'],
		['python', 'subprocess.run(["cat", "model/name"])'],
		['typescript', "spawn('vllm', ['serve', 'org/name'])", 'org/name'],
		['typescript', 'execSync(`ollama pull llama3.2 && hf download org/name`)', 'ollama:llama3.2', 'org/name'],
		[
			'python',
			'cfg = Dict({"base_model": "org/name", "datasets": [{"path": "org/data", "type": "alpaca"}]})',
			'org/name',
			'dataset:org/data',
		],
		['python', 'args = ["--model_name_or_path=org/name-7b", "--bf16"]\njob.submit(args=args)', 'org/name-7b'],
		['python', 'args = ["--dataset_name=org/data", "--output_dir=org/name-7b"]', 'dataset:org/data'],
		['python', 'args = ["--model-id=./models/bert-7b", "--model=models/name"]'],
		['python', 'print("--model=org/name-7b")'],
		[
			'python',
			'job = {"model_args": "pretrained=org/name,peft=org/tuned,dtype=auto", "task": "x"}',
			'org/name',
			'org/tuned',
		],
		['python', 'job = {"args": "output=org/name-7b,model=models/name"}'],
		['python', 'print("model=org/name-7b")'],
		['typescript', "const args = ['--model=llama3.2:3b', '--host=a/b'];", 'ollama:llama3.2:3b'],
		['typescript', "expect(args).toContain('--model=org/name-7b');"],
		['python', 'Task(hf_repo="org/data", hf_subset="all", evaluation_splits=["test"])', 'dataset:org/data'],
		['python', 'Task(hf_repo="org/name-7b", split="test")', 'dataset:org/name-7b'],
		['python', 'Task(model_repo="org/name-7b", split="test")', 'org/name-7b'],
		['python', 'Task(hf_repo="org/name-7b", layer="last")', 'org/name-7b'],
		['python', 'MODELS = {"a": {"path": "org/name-7b"}, "b": {"path": "src/lib-7b"}}', 'org/name-7b'],
		['python', 'CONFIG = {"path": "org/name-7b"}'],
		['typescript', "const models = [{ name: 'X', path: 'org/name-7b', size: 1 }];", 'org/name-7b'],
		['typescript', "const routes = [{ path: 'org/name-7b' }];"],
		['python', 'model.push_to_hub_gguf("org/bert-7b", tokenizer)\nmodel.push_to_hub_merged("org/two-7b")'],
		['python', 'MODEL = "HF_USERNAME/bert-7b"'],
		['python', 'cfg = {"data_name": "org/data", "split": "train"}', 'dataset:org/data'],
		['python', 'p.add_argument("--dataset_name", default="org/data")', 'dataset:org/data'],
		[
			'python',
			'@dataclass\nclass A:\n  dataset_name: str = field(default="org/data", metadata={"help": "model"})',
			'dataset:org/data',
		],
		['python', 'dataset_dir = "org/data"\ndataset_config = "org/data"'],
		[
			'typescript',
			"const u = 'https://huggingface.co/datasets/org/data/resolve/main/a.wav';",
			'dataset:org/data',
		],
		['python', 'u = "https://huggingface.co/spaces/org/space"', 'space:org/space'],
	] as const) {
		test(`${language}: ${text.slice(0, 90)}`, () => assertReferences(language, text, ...expected));
	}

	test('a list of more words than arguments go into a call', () =>
		assertReferences('shell', `ARGS=(--model org/name-7b${' x'.repeat(130_000)})`, 'org/name-7b'));
});
