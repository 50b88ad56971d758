"""Drafts an answer and a picture for it."""

import torch
from diffusers import StableDiffusionPipeline
from transformers import AutoModelForCausalLM, AutoModelForSeq2SeqLM, AutoTokenizer, pipeline

DRAFT_MODEL = "meta-llama/Llama-3.2-1B-Instruct"

tokenizer = AutoTokenizer.from_pretrained(DRAFT_MODEL)
model = AutoModelForCausalLM.from_pretrained(
    DRAFT_MODEL,
    dtype=torch.bfloat16,
    device_map="auto",
)

# A larger one for the night shift.
night = AutoModelForCausalLM.from_pretrained("tiiuae/falcon-40b", trust_remote_code=True)

# The pickle is read here, although the repository has safetensors too.
shortener = AutoModelForSeq2SeqLM.from_pretrained("google/flan-t5-large", use_safetensors=False)

summarise = pipeline("summarization", model="facebook/bart-large-cnn")

painter = StableDiffusionPipeline.from_pretrained(
    "stabilityai/stable-diffusion-xl-base-1.0",
    revision="main",
    torch_dtype=torch.float16,
)
