# Times lme4 on one table: arguments are the CSV file and the number of repetitions. Prints name=value lines.
suppressMessages(library(lme4))
arguments <- commandArgs(trailingOnly = TRUE)
ratings <- read.csv(arguments[1])
ratings$s <- factor(ratings$s)
ratings$d <- factor(ratings$d)
for (repetition in seq_len(as.integer(arguments[2]))) {
  fit <- system.time(model <- lmer(y ~ 1 + (1 | s) + (1 | d), ratings))
  deviations <- system.time(ranef(model, condVar = TRUE))
  cat("fit=", fit[["elapsed"]], "\nfit_cpu=", fit[["user.self"]] + fit[["sys.self"]], "\n", sep = "")
  cat("deviations=", deviations[["elapsed"]], "\ndeviations_cpu=", deviations[["user.self"]] + deviations[["sys.self"]], "\n", sep = "")
}
cat("evaluations=", model@optinfo$feval, "\n", sep = "")
cat("memory=", as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024, "\n", sep = "")
cat(sprintf("theta_app=%.10f\ntheta_exp=%.10f\ncriterion=%.8f\n", getME(model, "theta")[["d.(Intercept)"]], getME(model, "theta")[["s.(Intercept)"]], REMLcrit(model)))
