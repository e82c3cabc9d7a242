List<String> raw = new ArrayList()
