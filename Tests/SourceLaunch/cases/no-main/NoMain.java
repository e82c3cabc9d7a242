class NoMain { void run() {} }
