using System.Globalization;
using ParticipatoryHub.Ideas;

namespace ParticipatoryHub.Tests.Ideas;

public class IdeaWordIndexTests
{
    private static readonly (string Title, string What)[] Known =
    [
        ("Benches along the brook", "Four benches with backs and arm rests on the walk by the water."),
        ("Lights on the footpath", "Low lamps behind the hall, from dusk to eleven."),
        ("A community fridge", "Shops leave good food and anyone can take it."),
        ("Swings for the play area", "Two flat seats and a basket seat."),
        ("Street trees", "Sixteen trees, planted and watered."),
    ];

    [Theory]
    [InlineData("A bench by the brook", "", 1)]
    [InlineData("Lighting the path behind the village hall", "Lamps, so that we can walk home at dusk", 2)]
    [InlineData("fridges for food", "", 3)]
    [InlineData("More swings", "A new seat at the play area", 4)]
    [InlineData("Plant TREES in our streets!", "", 5)]
    public void Find_ATextThatSaysMuchTheSame_ComesFirst(string title, string what, int expected)
    {
        // Arrange
        var index = Index();

        // Act
        var found = index.Find(title, what, 0, 5);

        // Assert
        Assert.Equal(expected, found[0]);
    }

    [Theory]
    [InlineData("A brass band in winter")]
    [InlineData("the and for")]
    [InlineData("")]
    public void Find_NothingLikeIt_FindsNothing(string title) => Assert.Empty(Index().Find(title, "", 0, 5));

    [Fact]
    public void Find_OfAnIdeaItselfOrOneThatIsGone_LeavesItOut()
    {
        // Arrange
        var index = Index();
        index.Remove(2);

        // Act
        var own = index.Find(Known[0].Title, Known[0].What, 1, 5);
        var gone = index.Find(Known[1].Title, Known[1].What, 0, 5);

        // Assert
        Assert.DoesNotContain(1, own);
        Assert.DoesNotContain(2, gone);
    }

    [Fact]
    public void Find_AmongTwoThousandLongTexts_LooksAtABoundedNumberOfWords()
    {
        // Arrange
        var index = new IdeaWordIndex();
        for (var i = 1; i <= 2_000; i++)
        {
            index.Put(i, $"Idea word{i}", string.Join(' ', Enumerable.Range(0, 600).Select(w => string.Create(CultureInfo.InvariantCulture, $"shared{w % 90} own{i}x{w}"))));
        }

        // Act
        var found = index.Find("Idea word77", "own77x1 own77x2", 0, 5);

        // Assert
        Assert.Equal(77, found[0]);
        Assert.InRange(IdeaWordIndex.WordsOf(new string('a', 3) + string.Concat(Enumerable.Range(0, 500).Select(i => $" w{i:000}x"))).Count, 1, IdeaWordIndex.MostWords);
    }

    private static IdeaWordIndex Index()
    {
        var index = new IdeaWordIndex();
        for (var i = 0; i < Known.Length; i++)
        {
            index.Put(i + 1, Known[i].Title, Known[i].What);
        }

        return index;
    }
}
