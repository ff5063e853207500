using System.CommandLine;
using System.Diagnostics;
using SalesAssistant.Skills.Language.Intents;
using SalesAssistant.Skills.Language.Replies;

namespace SalesAssistant.Bot.Commands;

/// <summary>`train`: prompts/*/utterances.*.txt → prompts/intents/model.bin, prompts/conversation/replies.*.txt → prompts/intents/replies.bin; with --check it compares instead of writing.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var prompts = new Option<DirectoryInfo>("--prompts") { Description = "The prompts folder.", DefaultValueFactory = _ => new DirectoryInfo("prompts") };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a retrained model decides any line otherwise than the committed one." };
        var failures = new Option<int>("--failures") { Description = "How many wrongly decided unseen lines to show.", DefaultValueFactory = _ => 20 };
        var command = new Command("train", "Train the classifiers from the prompts folder.") { prompts, check, failures };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(prompts).FullName, parsed.GetValue(check), parsed.GetValue(failures)));
        return command;
    }

    private static int Run(string prompts, bool check, int failures)
    {
        var watch = Stopwatch.StartNew();
        var result = ProductTraining.Train(prompts);
        Report("skills", result.Trained, result.Unseen, failures, watch.Elapsed);
        watch.Restart();
        var replies = ReplyTraining.Train(prompts);
        Report("replies", replies.Lines, replies.Unseen, failures, watch.Elapsed);
        if (check)
        {
            return Compare(IntentClassifier.ModelPath, ProductTraining.DecideAll(result.Classifier, prompts), ProductTraining.DecideAll(IntentClassifier.Load(prompts), prompts))
                + Compare(ReplyClassifier.ModelPath, ReplyTraining.DecideAll(replies.Classifier, prompts), ReplyTraining.DecideAll(ReplyClassifier.Load(prompts), prompts));
        }

        ProductTraining.Save(result.Classifier, prompts);
        ReplyTraining.Save(replies.Classifier, prompts);
        return 0;
    }

    private static void Report(string model, int trained, IReadOnlyList<ProductTraining.Decision> unseen, int failures, TimeSpan took)
    {
        foreach (var skill in unseen.GroupBy(line => line.Skill).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var decided = Math.Max(1, unseen.Count(line => line.Decided == skill.Key));
            var right = skill.Count(line => line.IsRight);
            Console.WriteLine($"{skill.Key,-20} recall {right / (double)skill.Count():0.000} precision {right / (double)decided:0.000} n={skill.Count()}");
        }

        foreach (var wrong in unseen.Where(line => !line.IsRight).OrderByDescending(line => line.Probability).Take(failures))
        {
            Console.WriteLine($"  {wrong.Skill} -> {wrong.Decided} {wrong.Probability:0.00}  {wrong.Text}");
        }

        var all = unseen.Count(line => line.IsRight);
        Console.WriteLine($"{model}: trained {trained} lines in {took.TotalSeconds:0.0} s; unseen {all}/{unseen.Count} = {all / (double)Math.Max(1, unseen.Count):0.000}");
    }

    private static int Compare(string path, IReadOnlyList<ProductTraining.Decision> now, IReadOnlyList<ProductTraining.Decision> committed)
    {
        var changed = now.Zip(committed).Where(pair => pair.First.Decided != pair.Second.Decided).ToList();
        foreach (var (first, second) in changed)
        {
            Console.WriteLine($"  committed {second.Decided}, retrained {first.Decided}: {first.Text}");
        }

        Console.WriteLine(changed.Count == 0 ? $"{now.Count} decisions are the same" : $"{changed.Count} of {now.Count} decisions differ: run `train` and commit {path}");
        return changed.Count == 0 ? 0 : 1;
    }
}
