from huggingface_hub import HfApi, hf_hub_download, hf_hub_url, snapshot_download

hf_hub_download("google-bert/bert-base-uncased", "config.json")
hf_hub_download(repo_id="google-bert/bert-base-uncased", filename="config.json", use_auth_token=False)
snapshot_download("google-bert/bert-base-uncased", allow_patterns="config.json")
hf_hub_url("BAAI/bge-large-zh-v1.5", "config.json")
HfApi().snapshot_download("google-bert/bert-base-uncased", allow_patterns=["config.json"])
HfApi().hf_hub_download("google-bert/bert-base-uncased", "config.json", revision="main")
