"""Turns a recorded call into text."""

import os

from datasets import load_dataset
from huggingface_hub import hf_hub_download
from transformers import AutoModelForSpeechSeq2Seq, AutoProcessor

SPEECH_MODEL = os.environ.get("SPEECH_MODEL", "openai/whisper-medium")

processor = AutoProcessor.from_pretrained(SPEECH_MODEL)
recogniser = AutoModelForSpeechSeq2Seq.from_pretrained(SPEECH_MODEL)

# Datasets are not models, and a folder of this project is not on the hub.
samples = load_dataset("mozilla-foundation/common_voice_17_0", "en", split="test")
finetuned = AutoModelForSpeechSeq2Seq.from_pretrained("./checkpoints/whisper-helpdesk")

# Somebody dropped a letter.
names = hf_hub_download("google-bert/bert-base-uncasd", "vocab.txt")
vocabulary = hf_hub_download(
    repo_id="google-bert/bert-base-uncased",
    filename="vocab.txt",
    revision="86b5e0934494bd15c9632b12f734a8a67f723594",
)
