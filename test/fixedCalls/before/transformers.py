from transformers import AutoConfig, AutoImageProcessor, AutoModel, AutoModelForCausalLM, AutoProcessor, AutoTokenizer
from transformers import BertModel, pipeline

AutoModel.from_pretrained("google-bert/bert-base-uncased")
AutoTokenizer.from_pretrained("google-bert/bert-base-uncased", revision="main")
AutoConfig.from_pretrained("google-bert/bert-base-uncased")
AutoProcessor.from_pretrained("openai/whisper-medium")
AutoImageProcessor.from_pretrained("google/vit-base-patch16-224-in21k")
BertModel.from_pretrained("google-bert/bert-base-uncased", use_safetensors=False)
AutoModelForCausalLM.from_pretrained("facebook/opt-1.3b", use_auth_token=True)
AutoTokenizer.from_pretrained("facebook/opt-1.3b", use_auth_token="secret")
AutoModelForCausalLM.from_pretrained("facebook/opt-1.3b", load_in_8bit=True)
AutoModel.from_pretrained("output/checkpoint-500")
pipeline("text-generation")
pipeline("feature-extraction", model="BAAI/bge-large-zh-v1.5", use_auth_token=True)
