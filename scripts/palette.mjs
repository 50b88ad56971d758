// A palette for a picture of a window: the colours of its surfaces as they are, and the others where most is gained.

/** @typedef {{ colour: number, weight: number }} Shade */

/** Means settle in a few rounds; what moves after that nobody sees. */
const ROUNDS = 6;

/**
 * @param {Uint32Array} pixels `0xRRGGBB` each
 * @param {number} most how many colours the palette may have, at most 256
 * @returns {{ colours: number[], indexOf: (colour: number | undefined) => number }} the palette, and which of it stands
 *   for a colour of the picture
 */
export function choosePalette(pixels, most) {
	/** @type {Map<number, number>} */
	const counts = new Map();
	for (const colour of pixels) {
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	const byCount = [...counts].sort(([, a], [, b]) => b - a);
	// Surfaces and plain letters keep their colours to the bit: two that are close would else become one.
	const kept = byCount.slice(0, Math.floor(most / 3)).map(([colour]) => colour);
	// A word in a colour of its own has few pixels, and is missed as much as a line of plain ones.
	const shades = byCount.slice(kept.length).map(([colour, count]) => ({ colour, weight: Math.sqrt(count) }));
	let colours = [...kept, ...farthest(shades, kept, most - kept.length)];
	for (let round = 0; round < ROUNDS; round++) {
		colours = [...kept, ...means(shades, colours).slice(kept.length)];
	}
	const indices = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, colours).index]));
	return { colours, indexOf: (colour) => indices.get(colour ?? 0) ?? 0 };
}

/**
 * Colours that are far from all that were taken before, the weightiest first.
 * @param {readonly Shade[]} shades @param {readonly number[]} taken @param {number} count
 */
function farthest(shades, taken, count) {
	/** @type {number[]} */
	const chosen = [];
	const distances = shades.map(({ colour }) => nearest(colour, taken).distance);
	while (chosen.length < Math.min(count, shades.length)) {
		let best = 0;
		for (const [at, { weight }] of shades.entries()) {
			const gain = (distances[at] ?? 0) * weight;
			best = gain > (distances[best] ?? 0) * (shades[best]?.weight ?? 0) ? at : best;
		}
		const colour = shades[best]?.colour ?? 0;
		chosen.push(colour);
		for (const [at, shade] of shades.entries()) {
			distances[at] = Math.min(distances[at] ?? 0, distance(shade.colour, colour));
		}
	}
	return chosen;
}

/** The mean of the shades that are nearest to each colour; one that is nearest to none stays. @param {readonly Shade[]} shades @param {readonly number[]} colours */
function means(shades, colours) {
	const sums = colours.map(() => ({ red: 0, green: 0, blue: 0, weight: 0 }));
	for (const { colour, weight } of shades) {
		const sum = sums[nearest(colour, colours).index];
		if (sum) {
			const [red, green, blue] = channels(colour);
			sum.red += red * weight;
			sum.green += green * weight;
			sum.blue += blue * weight;
			sum.weight += weight;
		}
	}
	return sums.map(({ red, green, blue, weight }, index) =>
		weight === 0
			? (colours[index] ?? 0)
			: (Math.round(red / weight) << 16) | (Math.round(green / weight) << 8) | Math.round(blue / weight),
	);
}

/** @param {number} colour @param {readonly number[]} colours */
function nearest(colour, colours) {
	let best = { index: 0, distance: Number.POSITIVE_INFINITY };
	for (const [index, one] of colours.entries()) {
		const far = distance(colour, one);
		if (far < best.distance) {
			best = { index, distance: far };
		}
	}
	return best;
}

/** Squared, as eyes weigh the channels: roughly 2 to 4 to 3. @param {number} a @param {number} b */
function distance(a, b) {
	const [redA, greenA, blueA] = channels(a);
	const [redB, greenB, blueB] = channels(b);
	return 2 * (redA - redB) ** 2 + 4 * (greenA - greenB) ** 2 + 3 * (blueA - blueB) ** 2;
}

/** @param {number} colour @returns {[number, number, number]} */
function channels(colour) {
	return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}
