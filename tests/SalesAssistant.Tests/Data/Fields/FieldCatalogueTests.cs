using System.Reflection;
using SalesAssistant.Data;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Fields;

namespace SalesAssistant.Tests.Data.Fields;

public sealed class FieldCatalogueTests
{
    public static TheoryData<RecordKind> Kinds => new(Enum.GetValues<RecordKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_is_a_property_and_every_property_a_field(RecordKind kind)
    {
        var properties = RecordTable.Of(kind).Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).Select(property => property.Name)
            .Except(["Id", "SourceId", "Version", "HasClockTime"]);

        Assert.Equal(properties.Order(StringComparer.Ordinal), FieldCatalogue.Default.Of(kind).Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_choice_field_has_values_that_its_property_takes(RecordKind kind)
    {
        foreach (var field in FieldCatalogue.Default.Of(kind).Where(field => field.Type == FieldType.Choice))
        {
            var choices = FieldCatalogue.Default.Choices(field.ChoiceSet!);
            Assert.NotEmpty(choices);
            var record = RecordTable.Of(kind).New();
            Assert.All(choices, choice => Assert.True(RecordTable.Of(kind).Find(field.Name)!.TrySetText(record, choice.Code), $"{kind}.{field.Name} does not take {choice.Code}"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_two_fields_share_a_header(RecordKind kind)
    {
        var headers = FieldCatalogue.Default.Of(kind).SelectMany(field => field.Synonyms.Select(Spelling.Fold)).ToList();

        Assert.Equal(headers.Distinct(), headers);
    }

    [Theory]
    [InlineData("stage", "initial_contact", "InitialContact")]
    [InlineData("stage", "Closed Won", "Won")]
    [InlineData("stage", "商务谈判", "Negotiation")]
    [InlineData("activity-type", "产品演示", "demo")]
    [InlineData("buying-role", "拍板人", "DecisionMaker")]
    [InlineData("grade", "Ａ级", "A")]
    [InlineData("role", "Sales Representative", "Rep")]
    public void Words_of_other_systems_become_ours(string set, string word, string code) =>
        Assert.Equal(code, FieldCatalogue.Default.FindChoice(set, word)?.Code);

    [Fact]
    public void Every_exported_word_is_read_back_as_the_same_value()
    {
        string[] sets = ["stage", "channel", "activity-type", "industry", "source", "grade", "company-size", "customer-status", "sentiment", "buying-role", "relationship", "work-status", "activity-status", "gender", "role", "product-category", "priority"];

        Assert.All(sets, set => Assert.All(FieldCatalogue.Default.Choices(set), choice => Assert.Same(choice, FieldCatalogue.Default.FindChoice(set, FieldCatalogue.Default.ExportWord(set, choice.Code)))));
    }
}
