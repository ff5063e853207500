using System.CommandLine;
using System.Diagnostics;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Benchmarks;

/// <summary>`names`: marking against a large company: build time, memory, and time per message for each scope.</summary>
internal static class Names
{
    public static Command Create()
    {
        var customers = new Option<int>("--customers") { DefaultValueFactory = _ => 100_000, Description = "Three contacts come with each." };
        var messages = new Option<int>("--messages") { DefaultValueFactory = _ => 2000 };
        var command = new Command("names", "Cost of marking names in a large company.") { customers, messages };
        command.SetAction(parsed => Run(parsed.GetValue(customers), parsed.GetValue(messages)));
        return command;
    }

    private static int Run(int customers, int messages)
    {
        var lexicon = NameLexicon.Load(Path.Combine(AppContext.BaseDirectory, "prompts"));
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        var crowd = new NameCrowd(7);
        var all = crowd.Make(customers);
        var texts = crowd.Messages(all, messages);
        var watch = Stopwatch.StartNew();
        var snapshot = NameSnapshot.Build(lexicon, all, 1);
        var build = watch.ElapsedMilliseconds;
        all.Clear();
        all.TrimExcess();
        Console.WriteLine($"{customers} customers, {customers * 3} contacts: built in {build} ms, {(GC.GetTotalMemory(forceFullCollection: true) - empty) / 1e6:0} MB with the records");
        foreach (var caller in (Caller[])[new(5, Role.Rep, 6, "rep", "zh"), new(5, Role.Supervisor, 6, "supervisor", "zh"), new(5, Role.Manager, null, "manager", "zh")])
        {
            Time(new CallerNames(snapshot, caller), texts);
        }

        GC.KeepAlive(snapshot);
        return 0;
    }

    private static void Time(NameScope names, List<string> texts)
    {
        foreach (var text in texts)
        {
            names.Mark(text);
        }

        var times = new double[texts.Count];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var marks = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            marks += names.Mark(texts[i]).Count;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        Console.WriteLine($"{names.Caller.Role,-10} p50 {times[texts.Count / 2]:0.000} ms, p95 {times[texts.Count * 95 / 100]:0.000} ms, p99 {times[texts.Count * 99 / 100]:0.000} ms, {allocated / texts.Count / 1024} KB a message, {marks} marks");
    }
}
