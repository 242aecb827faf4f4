using System.Security.Cryptography;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Tests.Trust;

/// <summary>The tree against the known answers of Certificate Transparency's reference implementation of RFC 6962.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void V1_Root_OfTheFirstLeaves_IsTheKnownAnswer(int leaves, string root)
    {
        // Arrange
        var tree = new MerkleTree();

        // Act
        foreach (var input in Inputs.Take(leaves))
        {
            tree.Add(SHA256.HashData([0, .. Convert.FromHexString(input)]));
        }

        // Assert
        Assert.Equal((leaves, root), (tree.Size, Convert.ToHexStringLower(tree.Root())));
    }

    [Fact]
    public void Root_OfEverySize_IsThatOfTheDefinition()
    {
        // Arrange
        var leaves = Enumerable.Range(0, 200).Select(i => SHA256.HashData([(byte)i])).ToArray();
        var tree = new MerkleTree();

        foreach (var size in Enumerable.Range(1, leaves.Length))
        {
            // Act
            tree.Add(leaves[size - 1]);

            // Assert
            Assert.Equal(Define(leaves.AsSpan(0, size)), tree.Root());
        }
    }

    // RFC 6962, section 2.1, word for word.
    private static byte[] Define(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = 1;
        while (k * 2 < leaves.Length)
        {
            k *= 2;
        }

        return SHA256.HashData([1, .. Define(leaves[..k]), .. Define(leaves[k..])]);
    }
}
