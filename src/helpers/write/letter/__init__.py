"""The official letter: the Word file of a year's report, laid out by Decree 30/2020/NĐ-CP, annex I."""
