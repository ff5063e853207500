using SalesAssistant.Skills.Language.Intents;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Skills.Language.Intents;

/// <summary>On a few lines; `train --check` retrains on all of them and compares every decision with the committed model.</summary>
public sealed class ProductTrainingTests
{
    [Fact]
    public void Training_twice_gives_the_same_model_file()
    {
        using var folder = Prompts();
        ProductTraining.Save(ProductTraining.Train(folder.Path).Classifier, folder.Path);
        var first = File.ReadAllBytes(Path.Combine(folder.Path, IntentClassifier.ModelPath));

        ProductTraining.Save(ProductTraining.Train(folder.Path).Classifier, folder.Path);

        Assert.Equal(first, File.ReadAllBytes(Path.Combine(folder.Path, IntentClassifier.ModelPath)));
    }

    [Fact]
    public void Model_read_back_decides_as_the_trained_one()
    {
        using var folder = Prompts();
        var trained = ProductTraining.Train(folder.Path).Classifier;
        ProductTraining.Save(trained, folder.Path);

        var read = IntentClassifier.Load(folder.Path);

        Assert.Equal(
            ProductTraining.DecideAll(trained, folder.Path).Select(line => line.Decided),
            ProductTraining.DecideAll(read, folder.Path).Select(line => line.Decided));
    }

    [Fact]
    public void File_of_another_release_is_refused_with_what_to_do()
    {
        using var folder = Prompts();
        Directory.CreateDirectory(Path.Combine(folder.Path, "intents"));
        using (var file = File.Create(Path.Combine(folder.Path, IntentClassifier.ModelPath)))
        using (var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
        {
            zip.Write([1, 2, 3, 4]);
        }

        var refused = Assert.Throws<InvalidDataException>(() => IntentClassifier.Load(folder.Path));

        Assert.Contains("train", refused.Message, StringComparison.Ordinal);
    }

    private static TempFolder Prompts()
    {
        var folder = new TempFolder();
        var source = Path.Combine(AppContext.BaseDirectory, "prompts");
        foreach (var name in (string[])["intents/cues.yaml", "intents/names.yaml"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, "intents"));
            File.Copy(Path.Combine(source, name), Path.Combine(folder.Path, name));
        }

        foreach (var skill in (string[])["help", "manage-task", "log-interaction"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, skill));
            File.WriteAllLines(Path.Combine(folder.Path, skill, "utterances.zh.txt"), File.ReadLines(Path.Combine(source, skill, "utterances.zh.txt")).Take(40));
        }

        return folder;
    }
}
