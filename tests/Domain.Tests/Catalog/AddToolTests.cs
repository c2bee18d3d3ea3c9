using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Tests.Catalog;

public sealed class AddToolTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly AddTool Valid = new(
        new ToolDescription("Rabot électrique", CategoryId.New(Now), ["rabot"], "Dresse les poutres.", "rabot-electrique"),
        new Dimensions(430, 220, 300),
        new Euros(239_00),
        TimeSpan.FromMinutes(30));

    [Fact]
    public void A_tool_is_added_as_it_was_asked_for()
    {
        var tool = Tool.Add(Valid, Now).Value();

        Assert.Equal(
            new Tool(tool.Id, Valid.Description, Valid.Size, Valid.ReplacementValue, Valid.Turnaround),
            tool);
    }

    [Fact]
    public void A_tool_has_a_name() => Assert.Equal(new EmptyName(), Refused(Valid.Description with { Name = "" }));

    [Fact]
    public void A_tool_needs_no_synonym() =>
        Tool.Add(Valid with { Description = Valid.Description with { Synonyms = [] } }, Now).Value();

    [Fact]
    public void A_synonym_is_a_word() =>
        Assert.Equal(new EmptyName(), Refused(Valid.Description with { Synonyms = ["rabot", " "] }));

    [Fact]
    public void A_text_may_have_exactly_the_longest_length() =>
        Tool.Add(Valid with { Description = WithText(ToolDescription.LongestText) }, Now).Value();

    [Fact]
    public void One_letter_more_is_too_long() => Assert.Equal(
        new NameTooLong(ToolDescription.LongestText + 1, ToolDescription.LongestText),
        Refused(WithText(ToolDescription.LongestText + 1)));

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("rabot.svg")]
    [InlineData("Rabot")]
    [InlineData("rabot-électrique")]
    public void A_drawing_cannot_point_out_of_its_folder(string drawing) =>
        Assert.Equal(new WrongDrawing(drawing), Refused(Valid.Description with { Drawing = drawing }));

    [Fact]
    public void A_tool_takes_up_room()
    {
        var flat = Valid.Size with { Height = 0 };

        Assert.Equal(new ImpossibleDimensions(flat), Tool.Add(Valid with { Size = flat }, Now).Refusal());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000_00)]
    public void A_tool_is_worth_from_one_cent_to_the_highest_value(long cents) =>
        Assert.Equal(cents, Tool.Add(Valid with { ReplacementValue = new(cents) }, Now).Value().ReplacementValue.Cents);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(20_000_01)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void It_is_worth_no_less_and_no_more(long cents) => Assert.Equal(
        new ValueOutOfBounds(new(cents), Tool.HighestValue),
        Tool.Add(Valid with { ReplacementValue = new(cents) }, Now).Refusal());

    [Fact]
    public void The_shortest_and_the_longest_turnaround_are_allowed()
    {
        Tool.Add(Valid with { Turnaround = Tool.ShortestTurnaround }, Now).Value();
        Tool.Add(Valid with { Turnaround = Tool.LongestTurnaround }, Now).Value();
    }

    [Fact]
    public void A_turnaround_one_tick_outside_its_bounds_is_refused()
    {
        var refusal = new TurnaroundOutOfBounds(Tool.ShortestTurnaround, Tool.LongestTurnaround);
        var tick = TimeSpan.FromTicks(1);

        Assert.Equal(refusal, Tool.Add(Valid with { Turnaround = Tool.ShortestTurnaround - tick }, Now).Refusal());
        Assert.Equal(refusal, Tool.Add(Valid with { Turnaround = Tool.LongestTurnaround + tick }, Now).Refusal());
    }

    private static Refusal Refused(ToolDescription description) =>
        Tool.Add(Valid with { Description = description }, Now).Refusal();

    private static ToolDescription WithText(int length) => Valid.Description with { Text = new string('t', length) };
}
