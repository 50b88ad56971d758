from peft import AutoPeftModelForCausalLM, PeftConfig, PeftModel

PeftConfig.from_pretrained("Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora")
PeftModel.from_pretrained(base, "Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora")
AutoPeftModelForCausalLM.from_pretrained("Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora")
