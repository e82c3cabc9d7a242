class Something { void run() {} }
