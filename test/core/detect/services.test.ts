import assert from 'node:assert/strict';
import {
	isServiceAddress,
	isServiceModule,
	mayAskService,
	saysService,
} from '../../../src/core/detect/services';
import { assertReferences, detect } from './detecting';

const openrouter = 'https://openrouter.ai/api/v1';
const client = (address: string, model: string, more = '') =>
	`from openai import OpenAI\n${more}\nclient = OpenAI(base_url="${address}")\nclient.chat.completions.create(model=${model}, messages=[])\n`;

suite('what a service of models is asked for is no name of a hub', () => {
	test('its addresses, its modules, names that speak of it; nothing that only looks like them', () => {
		for (const address of [
			openrouter,
			'https://api.novita.ai/v3/openai',
			'https://us-south.ml.cloud.ibm.com',
			'https://acme.openai.azure.com/',
			'https://bedrock-runtime.eu-west-1.amazonaws.com',
			'https://openrouter.ai:443/api',
		]) {
			assert.ok(isServiceAddress(address), address);
			assert.ok(mayAskService(`x = "${address}"`), address);
		}
		for (const address of [
			'http://localhost:8000/v1',
			'https://router.huggingface.co/v1',
			'https://abc.endpoints.huggingface.cloud',
			'https://vllm.acme.example/v1',
			'https://notopenrouter.ai/api',
			'https://openrouter.ai.evil.example/v1',
			'https://ec2-1-2-3-4.compute.amazonaws.com/v1',
			'openrouter.ai',
		]) {
			assert.equal(isServiceAddress(address), false, address);
		}
		assert.ok(isServiceModule('ibm_watsonx_ai.foundation_models') && isServiceModule('@openrouter/sdk'));
		assert.equal(isServiceModule('togetherness') || isServiceModule('openai'), false);
		assert.ok(saysService('open_router_model') && saysService('default_groq_model'));
		assert.equal(saysService('grok_model') || saysService('model'), false);
	});

	test('a client made with its address, at the call and where the name is given to it', async () => {
		await assertReferences('python', client(openrouter, '"meta-llama/llama-3.1-8b-instruct"'));
		await assertReferences(
			'python',
			client(openrouter, 'MODEL', 'MODEL = "meta-llama/llama-3.1-8b-instruct"'),
		);
		const text = `import os
from openai import AsyncOpenAI
class Chat:
    def __init__(self, name="qwen/qwen-2.5-72b-instruct"):
        self.client = AsyncOpenAI(base_url=os.getenv("LLM_URL", "${openrouter}"))
        self.model_name = name
    def ask(self):
        return self.client.chat.completions.create(model=self.model_name)
`;
		await assertReferences('python', text);
		await assertReferences(
			'python',
			`from langchain_openai import ChatOpenAI\nChatOpenAI(model_name="deepseek/deepseek-r1", openai_api_base="${openrouter}")\n`,
		);
		await assertReferences(
			'typescript',
			`import OpenAI from 'openai';\nconst MODEL = 'meta-llama/llama-3.1-8b-instruct';\nconst client = new OpenAI({ baseURL: '${openrouter}' });\nawait client.chat.completions.create({ model: MODEL, messages: [] });\n`,
		);
	});

	test('its own client, and a request to its address', async () => {
		await assertReferences(
			'python',
			'from ibm_watsonx_ai.foundation_models import ModelInference\nMODEL_ID = "ibm/granite-13b-chat-v2"\nModelInference(model_id=MODEL_ID)\n',
		);
		await assertReferences(
			'typescript',
			"import { createOpenRouter } from '@openrouter/ai-sdk-provider';\nconst openrouter = createOpenRouter({ apiKey });\nexport const model = openrouter('meta-llama/llama-3.1-405b-instruct');\n",
		);
		await assertReferences(
			'javascript',
			`const MODEL = 'meta-llama/llama-3.1-8b-instruct';\nawait fetch('${openrouter}/chat/completions', { method: 'POST', body: JSON.stringify({ model: MODEL }) });\n`,
		);
	});

	test('its own client among several modules of one import', async () => {
		const text = (first: string) =>
			`import ${first}\nMODEL = "meta-llama/Llama-4-Scout-17B"\nclient = groq.Groq()\nclient.chat.completions.create(model=MODEL)\n`;
		await assertReferences('python', text('os, groq'));
		await assertReferences('python', text('os, numpy as np, groq'));
		await assertReferences('python', text('os, groq_tools as groq'), 'meta-llama/Llama-4-Scout-17B');
	});

	test('a file is searched for what asks a provider directly once, not for each of its mappings', async () => {
		const { matchAll } = String.prototype;
		const searchesOf = async (mappings: number) => {
			const text = '- provider: groq\n  model: org/name-base\n'.repeat(mappings);
			let searches = 0;
			String.prototype.matchAll = function (this: string, pattern: RegExp) {
				searches += this.length === text.length ? 1 : 0;
				return matchAll.call(this, pattern);
			};
			try {
				assert.equal((await detect('yaml', text)).length, mappings);
			} finally {
				String.prototype.matchAll = matchAll;
			}
			return searches;
		};
		assert.equal(await searchesOf(40), await searchesOf(20));
	});

	test('a provider that the hub passes requests on to takes ids of the hub, unless it is asked directly', async () => {
		const id = 'meta-llama/Llama-3.1-8B-Instruct';
		const yaml = (provider: string) => `llm:\n  provider: ${provider}\n  model: ${id}\n`;
		for (const provider of ['groq', 'novita', 'fireworks-ai', 'featherless-ai', 'sambanova']) {
			await assertReferences('yaml', yaml(provider), id);
		}
		await assertReferences('yaml', yaml('openrouter'));
		await assertReferences('yaml', `${yaml('groq')}  base_url: https://api.groq.com/openai/v1\n`);
		await assertReferences('yaml', `${yaml('groq')}  class: langchain_groq.ChatGroq\n`);
		await assertReferences('yaml', `${yaml('groq')}  key: \${GROQ_API_KEY}\n`);
		await assertReferences(
			'yaml',
			`${yaml('groq')}embedder:\n  base_url: https://openrouter.ai/api/v1\n`,
			id,
		);
		const dotenv = `LLM_PROVIDER=novita\nLLM_MODEL=${id}\n`;
		await assertReferences('dotenv', dotenv, id);
		await assertReferences('dotenv', `${dotenv}NOVITA_API_KEY=x\n`);
	});

	test('beside its address or its name, where both are about the same', async () => {
		const text = (address: string) =>
			`class Settings:\n    llm_base_url: str = "${address}"\n    llm_model: str = "meta-llama/Llama-3.1-8B-Instruct"\n    embedding_model: str = "BAAI/bge-m3"\n`;
		await assertReferences('python', text(openrouter), 'BAAI/bge-m3');
		await assertReferences(
			'python',
			text('http://localhost:8000/v1'),
			'meta-llama/Llama-3.1-8B-Instruct',
			'BAAI/bge-m3',
		);
		const yaml = 'llm:\n  provider: openrouter\n  model: meta-llama/Llama-3.1-8B-Instruct\n';
		await assertReferences('yaml', `${yaml}embedder:\n  model: BAAI/bge-m3\n`, 'BAAI/bge-m3');
		await assertReferences(
			'json',
			`{"models": [{"model": "qwen/qwen-2.5-72b-instruct", "base_url": "${openrouter}"}, {"model": "BAAI/bge-m3"}]}`,
			'BAAI/bge-m3',
		);
		await assertReferences(
			'dotenv',
			`LLM_BASE_URL=${openrouter}\nLLM_MODEL=qwen/qwen-2.5-72b-instruct\nEMBEDDING_MODEL=BAAI/bge-m3\n`,
			'BAAI/bge-m3',
		);
		await assertReferences('python', 'OPENROUTER_MODEL = "qwen/qwen-2.5-72b-instruct"\n');
	});

	test('a server of our own and the router of a hub take names of the hub, and a load remains one', async () => {
		const id = 'Qwen/Qwen2.5-7B-Instruct';
		await assertReferences('python', client('http://localhost:8000/v1', `"${id}"`), id);
		await assertReferences('python', client('https://router.huggingface.co/v1', `"${id}"`), id);
		await assertReferences(
			'python',
			`from transformers import AutoTokenizer\n${client(openrouter, 'MODEL', `MODEL = "${id}"`)}AutoTokenizer.from_pretrained(MODEL)\n`,
			id,
		);
	});

	test('also in a file of very many names, which takes no longer for it', async () => {
		const names = Array.from({ length: 150_000 }, (_, at) => `a${at} = 1\n`).join('');
		await assertReferences('python', `base_url = "${openrouter}"\nmodel = "org/name-7b"\n${names}`);
	});

	test('a file that is called after one names what it offers, and loads what a library loads', async () => {
		const offers = "export const MODELS = [{ id: 'org/bert-7b-it', context: 8192 }];\n";
		await assertReferences('openrouter.models.ts', offers);
		await assertReferences('catalogues/nvidianim/harvest.json', '{"models": [{"id": "org/bert-7b-it"}]}');
		await assertReferences('models.ts', offers, 'org/bert-7b-it');
		await assertReferences(
			'groq.ts',
			`// Asked for by the ids of Hugging Face.\n${offers}`,
			'org/bert-7b-it',
		);
		await assertReferences(
			'groq.ts',
			`${offers}import { pipeline } from '@xenova/transformers';\npipeline('a', 'org/name');`,
			'org/name',
		);
	});
});
