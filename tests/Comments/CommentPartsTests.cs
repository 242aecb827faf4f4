using ParticipatoryHub.Web.Comments;

namespace ParticipatoryHub.Tests.Comments;

public sealed class CommentPartsTests
{
    [Theory]
    [InlineData("No link here.", "No link here.")]
    [InlineData("See https://parish.example/plans.", "See [https://parish.example/plans].")]
    [InlineData("(http://parish.example/a_(b))", "([http://parish.example/a_(b))]")]
    [InlineData("(at https://parish.example)", "(at [https://parish.example])")]
    [InlineData("javascript:alert(1) data:text/html,x", "javascript:alert(1) data:text/html,x")]
    [InlineData("https://user:secret@elsewhere.example", "https://user:secret@elsewhere.example")]
    [InlineData("<a href=\"https://x.example\">x</a>", "<a href=\"[https://x.example]\">x</a>")]
    public void Links_InAText_AreFoundAndNothingElse(string text, string expected)
    {
        // Act
        var parts = CommentParts.Of(text);

        // Assert
        Assert.Equal(expected, string.Concat(parts.Select(part => part.Link is null ? part.Text : $"[{part.Text}]")));
        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
    }

    [Fact]
    public void Html_OfAText_IsEncoded()
    {
        // Arrange
        using var written = new StringWriter();

        // Act
        CommentHtml.Of("<script>alert('x')</script> https://x.example/?a=1&b=\"2").WriteTo(written, System.Text.Encodings.Web.HtmlEncoder.Default);

        // Assert
        Assert.StartsWith("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; <a class=\"govuk-link\" href=\"https://x.example/?a=1&amp;b=\" rel=\"nofollow ugc noopener noreferrer\">", written.ToString(), StringComparison.Ordinal);
    }
}
