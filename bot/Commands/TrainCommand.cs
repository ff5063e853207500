using System.CommandLine;
using System.Diagnostics;
using SalesAssistant.Skills.Language.Intents;

namespace SalesAssistant.Bot.Commands;

/// <summary>`train`: prompts/*/utterances.*.txt → prompts/intents/model.bin; with --check it compares instead of writing.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var prompts = new Option<DirectoryInfo>("--prompts") { Description = "The prompts folder.", DefaultValueFactory = _ => new DirectoryInfo("prompts") };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a retrained model decides any line otherwise than the committed one." };
        var failures = new Option<int>("--failures") { Description = "How many wrongly decided unseen lines to show.", DefaultValueFactory = _ => 20 };
        var command = new Command("train", "Train the intent classifier from the prompts folder.") { prompts, check, failures };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(prompts).FullName, parsed.GetValue(check), parsed.GetValue(failures)));
        return command;
    }

    private static int Run(string prompts, bool check, int failures)
    {
        var watch = Stopwatch.StartNew();
        var result = ProductTraining.Train(prompts);
        Report(result, failures, watch.Elapsed);
        if (check)
        {
            return Compare(result.Classifier, prompts);
        }

        ProductTraining.Save(result.Classifier, prompts);
        return 0;
    }

    private static void Report(ProductTraining.Result result, int failures, TimeSpan took)
    {
        foreach (var skill in result.Unseen.GroupBy(line => line.Skill).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var decided = Math.Max(1, result.Unseen.Count(line => line.Decided == skill.Key));
            var right = skill.Count(line => line.IsRight);
            Console.WriteLine($"{skill.Key,-20} recall {right / (double)skill.Count():0.000} precision {right / (double)decided:0.000} n={skill.Count()}");
        }

        foreach (var wrong in result.Unseen.Where(line => !line.IsRight).OrderByDescending(line => line.Probability).Take(failures))
        {
            Console.WriteLine($"  {wrong.Skill} -> {wrong.Decided} {wrong.Probability:0.00}  {wrong.Text}");
        }

        var all = result.Unseen.Count(line => line.IsRight);
        Console.WriteLine($"trained {result.Trained} lines in {took.TotalSeconds:0.0} s; unseen {all}/{result.Unseen.Count} = {all / (double)Math.Max(1, result.Unseen.Count):0.000}");
    }

    private static int Compare(IntentClassifier retrained, string prompts)
    {
        var now = ProductTraining.DecideAll(retrained, prompts);
        var committed = ProductTraining.DecideAll(IntentClassifier.Load(prompts), prompts);
        var changed = now.Zip(committed).Where(pair => pair.First.Decided != pair.Second.Decided).ToList();
        foreach (var (first, second) in changed)
        {
            Console.WriteLine($"  committed {second.Decided}, retrained {first.Decided}: {first.Text}");
        }

        Console.WriteLine(changed.Count == 0 ? $"{now.Count} decisions are the same" : $"{changed.Count} of {now.Count} decisions differ: run `train` and commit {IntentClassifier.ModelPath}");
        return changed.Count == 0 ? 0 : 1;
    }
}
