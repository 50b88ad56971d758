from peft import AutoPeftModelForCausalLM, PeftConfig, PeftModel

PeftConfig.from_pretrained("Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora", revision="8dd93f8e66eacbb804d9587fd34bfd2379a6e500")
PeftModel.from_pretrained(base, "Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora", revision="8dd93f8e66eacbb804d9587fd34bfd2379a6e500")
AutoPeftModelForCausalLM.from_pretrained("Jesujuwon/HY-MT1.5-1.8B-yoruba-pidgin-lora", revision="8dd93f8e66eacbb804d9587fd34bfd2379a6e500")
