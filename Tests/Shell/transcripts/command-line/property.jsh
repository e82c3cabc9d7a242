System.getProperty("key") + System.getProperty("other")
