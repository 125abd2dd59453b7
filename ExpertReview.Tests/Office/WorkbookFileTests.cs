using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExpertReview.Web.Office;

namespace ExpertReview.Tests.Office;

public sealed class WorkbookFileTests
{
    [Theory]
    [InlineData(0, 0, "A1")]
    [InlineData(25, 8, "Z9")]
    [InlineData(26, 9, "AA10")]
    [InlineData(51, 0, "AZ1")]
    [InlineData(52, 0, "BA1")]
    [InlineData(701, 0, "ZZ1")]
    [InlineData(702, 1048575, "AAA1048576")]
    [InlineData(16383, 0, "XFD1")]
    public void Cells_are_named_as_Excel_names_them(int column, int row, string address) =>
        Assert.Equal(address, WorkbookFile.Address(column, row));

    [Fact]
    public void What_is_written_is_valid_and_reads_back()
    {
        byte[] file = WorkbookFile.Write([new("首页", Sheets.Of("甲", null, " 乙 ")), new("藏", Sheets.Of("丙"), IsHidden: true)]);

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var (sheets, fault) = WorkbookSheets.Load(new MemoryStream(file), PackageLimits.Default);
        Assert.Null(fault);
        Assert.Equal(["首页", "藏"], sheets!.Select(sheet => sheet.Name));
        Assert.Equal(["甲", "", " 乙 "], sheets![0].Rows[0]);
    }
}
