import * as assert from 'node:assert/strict';
import { remembered } from '../../../src/core/detect/remembered';

suite('Answers that are remembered', () => {
	function counted() {
		let asked = 0;
		const tell = remembered((text) => {
			asked++;
			return text.length > 3;
		});
		return { tell, asked: () => asked };
	}

	test('The same is asked once, whatever the answer was', () => {
		const { tell, asked } = counted();
		assert.deepEqual(['long name', 'abc', 'long name', 'abc'].map(tell), [true, false, true, false]);
		assert.equal(asked(), 2);
	});

	test('What is long is asked again, and what is much is forgotten', () => {
		const { tell, asked } = counted();
		tell('x'.repeat(400));
		tell('x'.repeat(400));
		assert.equal(asked(), 2);
		for (let name = 0; name < 20_000; name++) {
			tell(`name ${name}`);
		}
		tell('name 0');
		assert.equal(asked(), 20_003);
	});
});
